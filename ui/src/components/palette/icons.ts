/** The drawings behind the names of icons. */
import Bell from 'lucide-static/icons/bell.svg?raw';
import BookOpen from 'lucide-static/icons/book-open.svg?raw';
import Briefcase from 'lucide-static/icons/briefcase.svg?raw';
import CalendarRange from 'lucide-static/icons/calendar-range.svg?raw';
import Check from 'lucide-static/icons/check.svg?raw';
import Question from 'lucide-static/icons/circle-question-mark.svg?raw';
import Clock from 'lucide-static/icons/clock.svg?raw';
import Copy from 'lucide-static/icons/copy.svg?raw';
import Download from 'lucide-static/icons/download.svg?raw';
import FileCheck from 'lucide-static/icons/file-check-2.svg?raw';
import FileSpreadsheet from 'lucide-static/icons/file-spreadsheet.svg?raw';
import Files from 'lucide-static/icons/files.svg?raw';
import FileText from 'lucide-static/icons/file-text.svg?raw';
import Keyboard from 'lucide-static/icons/keyboard.svg?raw';
import Milestone from 'lucide-static/icons/milestone.svg?raw';
import NotebookPen from 'lucide-static/icons/notebook-pen.svg?raw';
import Paperclip from 'lucide-static/icons/paperclip.svg?raw';
import PenLine from 'lucide-static/icons/pen-line.svg?raw';
import Plus from 'lucide-static/icons/plus.svg?raw';
import Redo from 'lucide-static/icons/redo-2.svg?raw';
import Repeat from 'lucide-static/icons/repeat-2.svg?raw';
import Route from 'lucide-static/icons/route.svg?raw';
import Rows from 'lucide-static/icons/rows-3.svg?raw';
import Scale from 'lucide-static/icons/scale.svg?raw';
import Search from 'lucide-static/icons/search.svg?raw';
import Settings from 'lucide-static/icons/settings-2.svg?raw';
import Shield from 'lucide-static/icons/shield-check.svg?raw';
import Badge from 'lucide-static/icons/badge-check.svg?raw';
import SunMoon from 'lucide-static/icons/sun-moon.svg?raw';
import Table from 'lucide-static/icons/table-2.svg?raw';
import Trash from 'lucide-static/icons/trash-2.svg?raw';
import Undo from 'lucide-static/icons/undo-2.svg?raw';
import type { IconName } from '$lib/actions';

export const icons: Record<IconName, string> = {
  plus: Plus,
  clock: Clock,
  week: Table,
  standing: Milestone,
  log: NotebookPen,
  path: Route,
  career: Briefcase,
  renewals: Repeat,
  study: BookOpen,
  evidence: Paperclip,
  documents: Files,
  reminders: Bell,
  rulebook: Scale,
  safety: Shield,
  settings: Settings,
  undo: Undo,
  redo: Redo,
  copy: Copy,
  download: Download,
  theme: SunMoon,
  calendar: CalendarRange,
  keys: Keyboard,
  letter: FileText,
  rule: Scale,
  question: Question,
  position: Briefcase,
  credit: FileCheck,
  credential: Badge,
  pen: PenLine,
  trash: Trash,
  rows: Rows,
  sample: Copy,
  search: Search,
  check: Check,
  bell: Bell,
  import: FileSpreadsheet,
};
