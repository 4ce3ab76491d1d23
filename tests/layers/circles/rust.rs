//! The arrows between the modules of a crate, read from its syntax: each name that is used is
//! followed through `use` and `pub use` to the module that defines it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, Macro, UseTree};

use super::graph::Arrows;

/// Reads the arrows of a crate. Its root is the module `[name]`; tests are left out.
pub fn arrows(name: &str, root: &Path) -> Arrows {
    let mut source = Source::default();
    source.load(&[name.to_owned()], root, root.parent().expect("a folder"));
    let mut arrows = Arrows::default();
    for (path, module) in &source.modules {
        for used in &module.used {
            let Some(target) = source.find(path, used, &mut Vec::new()) else {
                continue;
            };
            if let Target::Item(owner) = target {
                let (from, to) = (source.file_of(path), source.file_of(&owner));
                arrows.add(from, to, used.last().expect("a name"));
            }
        }
    }
    arrows
}

/// All modules of a crate by their paths.
#[derive(Default)]
struct Source {
    modules: BTreeMap<Vec<String>, Module>,
}

#[derive(Default)]
struct Module {
    /// Stands in the file of its parent, as `mod x { … }`.
    is_inline: bool,
    items: BTreeSet<String>,
    /// Names brought in by `use`, with what each stands for.
    imports: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
    /// Items may come from a macro here, whose names the syntax does not show.
    makes_items: bool,
    /// Every path that the code names.
    used: BTreeSet<Vec<String>>,
}

enum Target {
    Module(Vec<String>),
    /// Something that the module of this path defines.
    Item(Vec<String>),
}

impl Source {
    fn load(&mut self, path: &[String], file: &Path, folder: &Path) {
        let text =
            fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let syntax =
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.read(path, &syntax.items, folder, false);
    }

    fn read(&mut self, path: &[String], items: &[Item], folder: &Path, is_inline: bool) {
        let mut module = Module {
            is_inline,
            ..Module::default()
        };
        for item in items {
            match item {
                Item::Mod(child) => self.read_child(path, child, folder),
                other => module.visit_item(other),
            }
            module.items.extend(name_of(item));
            module.makes_items |= matches!(item, Item::Macro(it) if it.ident.is_none());
        }
        self.modules.insert(path.to_vec(), module);
    }

    fn read_child(&mut self, parent: &[String], child: &ItemMod, folder: &Path) {
        if is_for_tests(&child.attrs) {
            return;
        }
        let name = child.ident.to_string();
        let path: Vec<String> = parent.iter().cloned().chain([name.clone()]).collect();
        let below = folder.join(&name);
        match &child.content {
            Some((_, items)) => self.read(&path, items, &below, true),
            None => {
                let file = [folder.join(format!("{name}.rs")), below.join("mod.rs")]
                    .into_iter()
                    .find(|it| it.is_file())
                    .unwrap_or_else(|| panic!("{} has a file", path.join("::")));
                self.load(&path, &file, &below);
            }
        }
    }

    /// The module whose file holds this one.
    fn file_of<'a>(&self, path: &'a [String]) -> &'a [String] {
        match self.modules.get(path) {
            Some(module) if module.is_inline => self.file_of(&path[..path.len() - 1]),
            _ => path,
        }
    }

    /// Follows a path from a module to what it names; nothing for names of other crates.
    fn find(
        &self,
        from: &[String],
        path: &[String],
        trail: &mut Vec<Vec<String>>,
    ) -> Option<Target> {
        let step: Vec<String> = from.iter().chain(path).cloned().collect();
        if trail.contains(&step) {
            return None;
        }
        trail.push(step);
        let first = path.first()?;
        let rest = &path[1..];
        match first.as_str() {
            "crate" | "$crate" => self.walk(from[..1].to_vec(), rest, trail),
            "self" => self.walk(from.to_vec(), rest, trail),
            "super" => self.walk(from[..from.len() - 1].to_vec(), rest, trail),
            _ => {
                let target = self.look_up(from, first, rest, trail)?;
                self.follow(target, rest, trail)
            }
        }
    }

    fn follow(
        &self,
        target: Target,
        rest: &[String],
        trail: &mut Vec<Vec<String>>,
    ) -> Option<Target> {
        match target {
            Target::Module(path) => self.walk(path, rest, trail),
            item => Some(item),
        }
    }

    fn walk(
        &self,
        module: Vec<String>,
        rest: &[String],
        trail: &mut Vec<Vec<String>>,
    ) -> Option<Target> {
        let Some(name) = rest.first() else {
            return Some(Target::Module(module));
        };
        if name == "super" {
            return self.walk(module[..module.len() - 1].to_vec(), &rest[1..], trail);
        }
        if let Some(target) = self.look_up(&module, name, &rest[1..], trail) {
            return self.follow(target, &rest[1..], trail);
        }
        let known = self.modules.get(&module)?;
        known.makes_items.then_some(Target::Item(module))
    }

    /// What a name means inside of a module. A function and a module may have one name; what
    /// `rest` follows is the module.
    fn look_up(
        &self,
        module: &[String],
        name: &str,
        rest: &[String],
        trail: &mut Vec<Vec<String>>,
    ) -> Option<Target> {
        let known = self.modules.get(module)?;
        let child: Vec<String> = module.iter().cloned().chain([name.to_owned()]).collect();
        if !rest.is_empty() && self.modules.contains_key(&child) {
            return Some(Target::Module(child));
        }
        if known.items.contains(name) {
            return Some(Target::Item(module.to_vec()));
        }
        if self.modules.contains_key(&child) {
            return Some(Target::Module(child));
        }
        if let Some(path) = known.imports.get(name) {
            return self.find(module, path, trail);
        }
        known.globs.iter().find_map(|glob| {
            let path: Vec<String> = glob.iter().cloned().chain([name.to_owned()]).collect();
            self.find(module, &path, trail)
        })
    }
}

impl<'a> Visit<'a> for Module {
    fn visit_path(&mut self, path: &'a syn::Path) {
        let names = path.segments.iter().map(|it| it.ident.to_string());
        self.used.insert(names.collect());
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        if !is_for_tests(&item.attrs) {
            self.import(&mut Vec::new(), &item.tree);
        }
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        visit::visit_macro(self, call);
        self.read_tokens(call.tokens.clone());
    }

    fn visit_item(&mut self, item: &'a Item) {
        let attributes = match item {
            Item::Fn(it) => &it.attrs,
            Item::Impl(it) => &it.attrs,
            _ => &Vec::new(),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }
}

impl Module {
    fn import(&mut self, before: &mut Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(it) => {
                before.push(it.ident.to_string());
                self.import(before, &it.tree);
                before.pop();
            }
            UseTree::Group(it) => it.items.iter().for_each(|tree| self.import(before, tree)),
            UseTree::Glob(_) => self.globs.push(before.clone()),
            UseTree::Name(it) => self.bring_in(before, &it.ident.to_string(), None),
            UseTree::Rename(it) => {
                self.bring_in(before, &it.ident.to_string(), Some(it.rename.to_string()));
            }
        }
    }

    fn bring_in(&mut self, before: &[String], name: &str, alias: Option<String>) {
        let mut path = before.to_vec();
        if name != "self" {
            path.push(name.to_owned());
        }
        let called = alias.or_else(|| path.last().cloned()).expect("a name");
        self.used.insert(path.clone());
        self.imports.insert(called, path);
    }

    /// The paths in what a macro is given, `a::b::c`, and its single names.
    fn read_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 && !path.is_empty() {
                        self.used.insert(std::mem::take(&mut path));
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(it) if it.as_char() == ':' => colons += 1,
                other => {
                    if !path.is_empty() {
                        self.used.insert(std::mem::take(&mut path));
                    }
                    colons = 0;
                    if let TokenTree::Group(it) = other {
                        self.read_tokens(it.stream());
                    }
                }
            }
        }
        if !path.is_empty() {
            self.used.insert(path);
        }
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|it| {
        it.path().is_ident("cfg") && it.parse_args::<syn::Ident>().is_ok_and(|it| it == "test")
    })
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Macro(it) => it.ident.as_ref()?,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        Item::Union(it) => &it.ident,
        _ => return None,
    };
    Some(name.to_string())
}
