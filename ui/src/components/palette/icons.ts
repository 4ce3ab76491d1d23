/** The drawings behind the names of icons. */
import type { Component } from 'svelte';
import Bell from '@lucide/svelte/icons/bell';
import BookOpen from '@lucide/svelte/icons/book-open';
import Briefcase from '@lucide/svelte/icons/briefcase';
import CalendarRange from '@lucide/svelte/icons/calendar-range';
import Check from '@lucide/svelte/icons/check';
import Question from '@lucide/svelte/icons/circle-question-mark';
import Clock from '@lucide/svelte/icons/clock';
import Copy from '@lucide/svelte/icons/copy';
import Download from '@lucide/svelte/icons/download';
import FileCheck from '@lucide/svelte/icons/file-check-2';
import FileText from '@lucide/svelte/icons/file-text';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Milestone from '@lucide/svelte/icons/milestone';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import PenLine from '@lucide/svelte/icons/pen-line';
import Plus from '@lucide/svelte/icons/plus';
import Redo from '@lucide/svelte/icons/redo-2';
import Repeat from '@lucide/svelte/icons/repeat-2';
import Route from '@lucide/svelte/icons/route';
import Rows from '@lucide/svelte/icons/rows-3';
import Scale from '@lucide/svelte/icons/scale';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings-2';
import Shield from '@lucide/svelte/icons/shield-check';
import Badge from '@lucide/svelte/icons/badge-check';
import SunMoon from '@lucide/svelte/icons/sun-moon';
import Table from '@lucide/svelte/icons/table-2';
import Trash from '@lucide/svelte/icons/trash-2';
import Undo from '@lucide/svelte/icons/undo-2';
import type { IconName } from '$lib/actions';

export const icons: Record<IconName, Component<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>> = {
  plus: Plus, clock: Clock, week: Table, standing: Milestone, log: NotebookPen, path: Route, renewals: Repeat, study: BookOpen,
  reminders: Bell, rulebook: Scale, safety: Shield, settings: Settings, undo: Undo, redo: Redo, copy: Copy, download: Download, theme: SunMoon,
  calendar: CalendarRange, keys: Keyboard, letter: FileText, rule: Scale, question: Question, position: Briefcase, credit: FileCheck,
  credential: Badge, pen: PenLine, trash: Trash, rows: Rows, sample: Copy, search: Search, check: Check, bell: Bell,
};
