/** What the core says: facts and standing, as JSON.

  A civil date, `YYYY-MM-DD`: a day on the calendar, never an instant. */
export type CivilDate = string;

/** The user's membership at one certifying body. */
export interface IssuerAccount {
  /** Names the account. */
  id: string;
  /** Whose account it is: `AAPC`, `AHIMA` or another. */
  issuer: string;
  /** The member number as the issuer writes it. */
  member_number: string | null;
  /** Whether the user pays for membership (AHIMA's fee depends on it). */
  membership: Membership;
  /** AAPC: the month of the membership due date, 1 to 12. */
  renewal_month: number | null;
  /** AAPC: the day of the due date within the renewal month, 1 to 31; the month's last day is assumed where it is not given. */
  due_day: number | null;
  /** When the membership began. */
  joined_on: CivilDate | null;
  /** AHIMA: the first day of the current cycle as the CEU Center shows it. */
  cycle_starts_on: CivilDate | null;
  /** AHIMA: the last day of the current cycle as the CEU Center shows it. */
  cycle_ends_on: CivilDate | null;
}

/** Whether the user is a paying member of the issuer. */
export type Membership = 'unknown' | 'member' | 'non_member';

/** A credential that the user holds, held, or works toward. */
export interface Credential {
  /** Names the credential. */
  id: string;
  /** The certifying body. */
  issuer: string;
  /** The code without the apprentice "A": a CPC-A has the code `CPC`. */
  code: string;
  /** Whether it was awarded with the apprentice "A". */
  apprentice: boolean;
  /** The day on which it was awarded. */
  earned_on: CivilDate | null;
  /** The day on which the issuer removed the apprentice "A". */
  apprentice_removed_on: CivilDate | null;
  /** Where it stands now. */
  status: CredentialStatus;
  /** The day on which it stopped being active: lapsed, retired, cancelled or revoked. */
  ended_on: CivilDate | null;
}

/** Where a credential stands, as the issuer sees it. */
export type CredentialStatus = 'active' | 'expected' | 'inactive' | 'lapsed' | 'retired' | 'cancelled' | 'revoked';

/** What the user knows of one cycle beyond what the rules compute.  A cycle is named by its issuer and due date. */
export interface CycleRecord {
  /** Names the record. */
  id: string;
  /** The certifying body. */
  issuer: string;
  /** The cycle's last day. */
  due_on: CivilDate;
  /** The cycle's first day, where the issuer shows another than the rules give. */
  starts_on: CivilDate | null;
  /** The number of CEUs that the issuer's own tracker asks for. It wins over ours. */
  tracker_required: number | null;
  /** The day on which the tracker's number was read. */
  tracker_read_on: CivilDate | null;
  /** The day on which the CEUs were submitted. */
  submitted_on: CivilDate | null;
  /** The day on which the issuer confirmed the renewal. */
  accepted_on: CivilDate | null;
  /** The day on which an extension was bought. */
  extension_bought_on: CivilDate | null;
}

/** Money paid, or due, to a certifying body. */
export interface Payment {
  /** Names the payment. */
  id: string;
  /** The certifying body. */
  issuer: string;
  /** What it is for. */
  kind: PaymentKind;
  /** The day on which it was due. */
  due_on: CivilDate | null;
  /** The day on which it was paid; none while it is open. */
  paid_on: CivilDate | null;
  /** The amount in cents. */
  amount_cents: number | null;
  /** Anything worth remembering. */
  note: string | null;
}

/** What a payment is for. */
export type PaymentKind = 'dues' | 'late_fee' | 'recertification' | 'extension' | 'reinstatement' | 'exam' | 'other';

/** The user's decision where the published rules are silent or switchable. */
export interface RuleChoice {
  /** The clause that it decides, such as `ahima.ceu.domain-share`. */
  clause: string;
  /** Whether the clause is applied. */
  applies: boolean;
}

/** One completed (or planned) learning activity with an amount of CEUs. */
export interface Credit {
  /** Names the credit. */
  id: string;
  /** The activity's title as on its certificate. */
  title: string;
  /** Who gave it. */
  sponsor: string | null;
  /** The day of completion. A day after the date of assessment makes it a planned credit. */
  completed_on: CivilDate;
  /** The amount on the certificate. */
  amount: number | null;
  /** The activity's length in minutes; AHIMA's amount is worked out from it where the certificate gives none. */
  minutes: number | null;
  /** AAPC's index number of the approved activity. */
  index_number: string | null;
  /** What sort of activity it was. */
  kind: ActivityKind;
  /** Topics in free words or the rulebook's (`auditing`, `compliance`, `documentation`, `practice management`, `interventional radiology`). */
  topics: string[];
  /** The credentials that the certificate names; none where it was not looked at. */
  approved_for: string[] | null;
  /** The one credential whose topic minimum the user lets it serve. */
  applied_to: string | null;
  /** The bodies that it is meant for; none means every body where it qualifies. */
  issuers: string[] | null;
  /** AHIMA: who gave it, for the 40 % source rule. */
  ahima_source: AhimaSource | null;
  /** AHIMA: whether its subject lies in the HIIM domains. */
  hiim_domain: boolean | null;
  /** What it cost, in cents. */
  cost_cents: number | null;
  /** Names the activity where the same one may be recorded twice under different titles. */
  course_key: string | null;
  /** Magazine quizzes: the day of publication. */
  published_on: CivilDate | null;
  /** AAPC: which cycle a credit of the renewal month goes to. */
  cycle_choice: CycleChoice;
  /** Whether the certificate is at hand. */
  certificate_held: boolean;
  /** The fields that the certificate shows; none where it was not looked at. */
  certificate_shows: CertificateField[] | null;
  /** How far it has come in the issuers' own portals. */
  portal: PortalRecord[];
  /** Anything worth remembering. */
  note: string | null;
}

/** The sort of learning activity. */
export type ActivityKind = 'webinar' | 'workshop' | 'conference' | 'chapter_meeting' | 'magazine_quiz' | 'officer_quiz' | 'cms_training' | 'formal_study' | 'self_study' | 'publication' | 'presentation' | 'exam_item_writing' | 'coding_self_review' | 'staff_meeting' | 'other';

/** Where an AHIMA credit comes from, for the 40 % rule. */
export type AhimaSource = 'ahima' | 'component_association' | 'other';

/** One of the five things that a certificate must show for AAPC. */
export type CertificateField = 'index_number' | 'sponsor' | 'title' | 'ceus' | 'date';

/** Which cycle a credit of the renewal month is applied to. */
export type CycleChoice = 'current' | 'next';

/** How far a credit has come at one issuer. */
export interface PortalRecord {
  /** The certifying body. */
  issuer: string;
  /** The state there. */
  state: PortalState;
}

/** A credit's state in an issuer's portal. "Recorded" here is never "submitted" there. */
export type PortalState = 'planned' | 'earned' | 'proof_attached' | 'entered' | 'accepted' | 'rejected';

/** A job, externship, internship, volunteer or Project XTern place at an employer. */
export interface Position {
  /** Names the position. */
  id: string;
  /** The employer's name. */
  employer: string;
  /** What sort of place it is. */
  kind: PositionKind;
  /** The job title. */
  title: string | null;
  /** The first day; a position without one cannot be counted in months. */
  starts_on: CivilDate | null;
  /** The last day; none while it goes on. */
  ends_on: CivilDate | null;
  /** Usual minutes a week. */
  weekly_minutes: number | null;
  /** Where the work is done. */
  setting: Setting | null;
  /** The code sets that the work uses. */
  code_sets: CodeSet[];
  /** The supervisor's name. */
  supervisor: string | null;
  /** Whether the work is assigning codes. */
  code_assignment: YesNoUnknown;
  /** Anything worth remembering. */
  note: string | null;
}

/** The sort of position. */
export type PositionKind = 'job' | 'externship' | 'internship' | 'volunteer' | 'project_xtern';

/** Where coding work is done. */
export type Setting = 'outpatient' | 'inpatient' | 'payer' | 'remote';

/** A code set. */
export type CodeSet = 'CPT' | 'ICD-10-CM' | 'ICD-10-PCS' | 'HCPCS Level II';

/** An answer that may still be open. */
export type YesNoUnknown = 'unknown' | 'yes' | 'no';

/** Time worked on one day at a position. */
export interface Entry {
  /** Names the entry. */
  id: string;
  /** Where. */
  position: string;
  /** The day. A day after the date of assessment makes it a planned entry. */
  date: CivilDate;
  /** How long, in minutes, 1 to 1,440. */
  minutes: number;
  /** The code sets used. */
  code_sets: CodeSet[];
  /** The medical specialty. */
  specialty: string | null;
  /** How many encounters were coded. */
  encounters: number | null;
  /** Anything worth remembering; never patient data. */
  note: string | null;
}

/** An employer's verification of one position, with AAPC's checklist. */
export interface Letter {
  /** Names the letter. */
  id: string;
  /** The position that it verifies. */
  position: string;
  /** Whose letterhead it is on; the position's employer where not given. An employer can vouch only for its own organisation. */
  employer: string | null;
  /** The first day that it vouches for; the position's first day where not given. */
  covers_from: CivilDate | null;
  /** The last day that it vouches for; the position's last day where not given. */
  covers_to: CivilDate | null;
  /** Item 1: on company letterhead. */
  on_letterhead: YesNoUnknown;
  /** Item 2: says what coding experience was gained. */
  describes_experience: YesNoUnknown;
  /** Item 3: gives start and end dates. */
  gives_dates: YesNoUnknown;
  /** States the amount of time ("2 years"), which an earlier rule asked for. */
  states_amount_of_time: YesNoUnknown;
  /** Item 4: signed by hand. */
  hand_signed: YesNoUnknown;
  /** Item 5: dated. */
  dated: YesNoUnknown;
  /** Item 6: current contact details of the signer. */
  contact_details: YesNoUnknown;
  /** Item 7: a file that cannot be edited (PDF). */
  uneditable_file: YesNoUnknown;
  /** Item 8: who signed. */
  signer: SignerRole;
  /** The signer's name. */
  signer_name: string | null;
  /** The day on which it was asked for. */
  requested_on: CivilDate | null;
  /** The day on which it was in hand. */
  received_on: CivilDate | null;
  /** The day on which it was sent to AAPC; its rule is then the one of that day. */
  sent_on: CivilDate | null;
  /** The day on which AAPC accepted it. */
  accepted_on: CivilDate | null;
  /** Anything worth remembering. */
  note: string | null;
}

/** Who signed a letter. */
export type SignerRole = 'unknown' | 'employer' | 'supervisor' | 'human_resources' | 'co_worker' | 'other';

/** A class or program with contact hours. */
export interface Course {
  /** Names the course. */
  id: string;
  /** What it is called. */
  title: string;
  /** Who gives it. */
  provider: string | null;
  /** The program that it belongs to. */
  program: string | null;
  /** Whether it prepares for coding (AAPC asks for a coding preparation course). */
  coding_preparation: boolean;
  /** The core subjects that it covers. */
  subjects: Subject[];
  /** Contact time that it will have, in minutes. */
  contact_minutes_planned: number | null;
  /** Contact time that its proof states as completed, in minutes. CEUs never count here. */
  contact_minutes_completed: number | null;
  /** The first day. */
  started_on: CivilDate | null;
  /** The day of completion; none while enrolled. */
  completed_on: CivilDate | null;
  /** Who recognises it. */
  recognised_by: Recognition[];
  /** The proof at hand. */
  proof: CourseProof;
  /** The grade. */
  grade: string | null;
  /** Anything worth remembering. */
  note: string | null;
}

/** A subject that coding programs normally require. */
export type Subject = 'medical_terminology' | 'anatomy' | 'physiology' | 'pathophysiology' | 'pharmacology' | 'icd10_cm' | 'icd10_pcs' | 'cpt' | 'hcpcs_level2' | 'hipaa_compliance' | 'records_and_reimbursement';

/** Who recognises a course or program. */
export type Recognition = 'aapc' | 'ahima_pcap' | 'cahiim';

/** The proof of a course's contact hours. */
export type CourseProof = 'none' | 'instructor_letter' | 'certificate' | 'certificate_without_hours' | 'transcript' | 'transcript_without_hours' | 'enrolment';

/** Time studied on one day. */
export interface StudyEntry {
  /** Names the entry. */
  id: string;
  /** For which course; none for Practicode and free study. */
  course: string | null;
  /** For which Practicode purchase. */
  practicode: string | null;
  /** The day. */
  date: CivilDate;
  /** How long, in minutes, 1 to 1,440. */
  minutes: number;
  /** Anything worth remembering. */
  note: string | null;
}

/** Progress through AAPC's Practicode. Its cases and answers are never kept. */
export interface Practicode {
  /** Names the purchase. */
  id: string;
  /** The day of purchase, on which the access clock starts. */
  purchased_on: CivilDate | null;
  /** The day on which access ends, as the account shows it. */
  access_ends_on: CivilDate | null;
  /** Cases done. */
  cases_done: number;
  /** The score in percent. */
  score_percent: number | null;
  /** The day of completion. */
  completed_on: CivilDate | null;
}

/** One attempt at a credential's exam. */
export interface Exam {
  /** Names the attempt. */
  id: string;
  /** The credential's code. */
  credential: string;
  /** The day of the exam; none while it is not booked. */
  sat_on: CivilDate | null;
  /** How it went. */
  result: ExamResult;
  /** The score as the issuer writes it. */
  score: string | null;
  /** The fee in cents. */
  fee_cents: number | null;
}

/** How an exam went. */
export type ExamResult = 'pending' | 'passed' | 'failed';

/** Everything that a logbook holds: the input of an assessment. */
export interface Facts {
  /** Memberships at certifying bodies; at most one for each issuer. */
  accounts: IssuerAccount[];
  /** Credentials held, once held, or worked toward. */
  credentials: Credential[];
  /** What the user noted about single cycles: submission, the tracker's own number. */
  cycle_records: CycleRecord[];
  /** Completed or planned continuing education. */
  credits: Credit[];
  /** Jobs, externships and the like. */
  positions: Position[];
  /** Time worked, by day. */
  entries: Entry[];
  /** Employers' verification letters. */
  letters: Letter[];
  /** Classes and programs. */
  courses: Course[];
  /** Time studied, by day. */
  study_entries: StudyEntry[];
  /** Practicode purchases with their progress. */
  practicode: Practicode[];
  /** Exam attempts, past and planned. */
  exams: Exam[];
  /** Dues and fees. */
  payments: Payment[];
  /** Where the user decides a question that the published rules leave open. */
  rule_choices: RuleChoice[];
}

/** The whole answer of an assessment. */
export interface Standing {
  /** The date of the assessment. */
  as_of: CivilDate;
  /** The day on which the rulebook's sources were last checked. */
  rules_checked_on: CivilDate;
  /** "Am I safe? What next? By when?" */
  answers: Answers;
  /** What to do next, most urgent first. */
  next: NextStep[];
  /** Each credential with where it stands. */
  credentials: CredentialStanding[];
  /** Removal of the apprentice "A", one for each credential that carries it. */
  apprentice: ApprenticeStanding[];
  /** Every renewal cycle, newest due date last within an issuer. */
  cycles: CycleStanding[];
  /** Courses, contact hours and subjects. */
  coursework: CourseworkStanding;
  /** The road: what was reached and what lies ahead, by date. */
  milestones: Milestone[];
  /** Facts that could not be judged as they are. */
  problems: Problem[];
}

/** Where a number comes from. */
export type Provenance = 'entered' | 'computed' | 'official_override' | 'estimate';

/** How one check on one fact came out. */
export type Outcome = 'pass' | 'fail' | 'unknown';

/** What a test decides. */
export type Weight = 'counts' | 'audit' | 'note';

/** One check on one fact, with its clause, its outcome and its reason. */
export interface Test {
  /** What is checked, in a few words: "Finished inside the cycle". */
  name: string;
  /** How it came out. */
  outcome: Outcome;
  /** What it decides. */
  weight: Weight;
  /** The clause that asks for it. */
  clause: string;
  /** The fact that it used and what follows. */
  reason: string;
  /** What would mend a failure. */
  mend: string | null;
}

/** What a quantity is counted in. The four ledgers are never added up as one. */
export type Unit = 'months' | 'contact_minutes' | 'cases' | 'percent' | 'items' | 'days';

/** One thing that must be met, with how far it is and why. */
export interface Requirement {
  /** What it is, in a few words: "12 months of verified coding work". */
  name: string;
  /** The clause that asks for it. */
  clause: string;
  /** What is counted. */
  unit: Unit;
  /** How much is needed. */
  needed: number;
  /** How much counts. */
  counted: number;
  /** How much is still lacking; 0 when met. */
  lacking: number;
  /** Whether it is met. */
  met: boolean;
  /** What it lacks in words: "1 contact hour short"; none when met. */
  lacks: string | null;
  /** Where the counted number comes from. */
  provenance: Provenance;
  /** The checks behind it. */
  tests: Test[];
}

/** A fact that could not be judged as it is. */
export interface Problem {
  /** Which fact, as "kind:id" (`credit:c7`); none when it concerns the whole. */
  fact: string | null;
  /** The field, where one is to blame. */
  field: string | null;
  /** What is odd, and what was assumed instead. */
  message: string;
  /** What would mend it. */
  mend: string;
}

/** "Am I safe? What next? By when?", each with a line of detail. */
export interface Answers {
  /** How urgent the worst thing is. */
  urgency: Urgency;
  /** "Yes, through 9 March 2027". */
  safe: string;
  /** "Nothing is late. AHIMA CCA is 5 CEU behind." */
  safe_detail: string;
  /** "Get one letter signed". */
  next: string;
  /** "Harbor Clinic's letter completes the education route." */
  next_detail: string;
  /** "Friday 4 December" or "31 May 2027". */
  by_when: string;
  /** Whose date it is. */
  by_when_detail: string;
}

/** How urgent something is. */
export type Urgency = 'calm' | 'needs_you' | 'late' | 'unknown';

/** One thing to do. */
export interface NextStep {
  /** What to do: "Earn 8 CEU for AHIMA". */
  title: string;
  /** What it brings, or what follows otherwise. */
  detail: string;
  /** By when, where a date governs it. */
  by: CivilDate | null;
  /** Whose date it is: "AAPC", "AHIMA", "yours"; none without a date. */
  whose: string | null;
  /** How urgent it is. */
  urgency: Urgency;
  /** The clause behind it. */
  clause: string | null;
  /** Which fact it concerns, as "kind:id"; or "cycle:AAPC:2027-05-31". */
  about: string | null;
}

/** One credential with where it stands. */
export interface CredentialStanding {
  /** The credential. */
  credential: string;
  /** The certifying body. */
  issuer: string;
  /** The code without the apprentice "A". */
  code: string;
  /** The code as it is shown: `CPC-A`. */
  shown_as: string;
  /** The full name, where the rulebook knows it. */
  name: string | null;
  /** Whether it carries the apprentice "A" on the date of assessment. */
  apprentice: boolean;
  /** Whether it must be renewed on the date of assessment. */
  held: boolean;
  /** What the rules say of it: replaced by another, inactive, revoked, how to bring it back. */
  tests: Test[];
  /** What bringing it back costs. */
  costs: Cost[];
}

/** A point on the road. */
export interface Milestone {
  /** What it is: "CPC exam passed". */
  name: string;
  /** What sort of point it is. */
  kind: MilestoneKind;
  /** Whether it is reached. */
  state: MilestoneState;
  /** The day, or the first day of an estimated range; none where it is not dated. */
  on: CivilDate | null;
  /** The last day of an estimated range. */
  until: CivilDate | null;
  /** Where the date comes from. */
  provenance: Provenance;
  /** The clause behind it. */
  clause: string | null;
}

/** The sort of milestone. */
export type MilestoneKind = 'study' | 'exam' | 'credential' | 'renewal';

/** Whether a milestone is reached. */
export type MilestoneState = 'done' | 'deadline' | 'ahead' | 'estimate';

/** How near one credential is to losing its "A". */
export interface ApprenticeStanding {
  /** The credential. */
  credential: string;
  /** Its code without the "A". */
  code: string;
  /** Whether any option is met. */
  met: boolean;
  /** The option that is met or lacks least. */
  nearest: RemovalRoute;
  /** One sentence: "Meets the published list as of 23 Nov 2026". */
  summary: string;
  /** The three options side by side. */
  options: RemovalOption[];
  /** Work months, counted once. */
  work: WorkMonths;
  /** Each position with its tests. */
  positions: PositionStanding[];
  /** Each letter with its checklist. */
  letters: LetterStanding[];
  /** The 80-hour course: the best one on record. */
  course: Requirement;
  /** Practicode: the best purchase on record. */
  practicode: PracticodeStanding;
  /** What no rule says, in words. */
  notices: Test[];
}

/** Which of AAPC's three options. */
export type RemovalRoute = 'employment' | 'employment_and_education' | 'education';

/** One option, met or what it lacks. */
export interface RemovalOption {
  /** Which option. */
  route: RemovalRoute;
  /** AAPC's number of it, 1 to 3. */
  number: number;
  /** Its name in words. */
  name: string;
  /** Whether all of it is met. */
  met: boolean;
  /** Whether all of it would be met once the letters that are missing arrive. */
  met_but_letters: boolean;
  /** What it asks for. */
  parts: Requirement[];
  /** What is still lacking, one phrase each; empty when met. */
  lacks: string[];
  /** The earliest day on which it can be met if the open work goes on; none when met, or when nothing under way leads there. */
  earliest_on: CivilDate | null;
}

/** Months of coding work as the union of spans: time at two places at once counts once. */
export interface WorkMonths {
  /** Whole months verified by letters. */
  verified_months: number;
  /** Days beyond the whole verified months. */
  verified_extra_days: number;
  /** Whole months of coding work, verified or not. */
  worked_months: number;
  /** Days beyond the whole worked months. */
  worked_extra_days: number;
  /** Whole months that missing letters would add. */
  waiting_months: number;
  /** Where the months come from. */
  provenance: Provenance;
  /** The time axis, counted once, in order and without overlap, gaps included. */
  spans: WorkSpan[];
}

/** A stretch of the time axis. */
export interface WorkSpan {
  /** The first day. */
  from: CivilDate;
  /** The last day. */
  to: CivilDate;
  /** What it is. */
  state: WorkSpanState;
  /** Its length in months, to one decimal, for a label. */
  months: number;
  /** How many positions lie in it at once. */
  positions: number;
}

/** What a stretch of work is worth. */
export type WorkSpanState = 'verified' | 'waiting' | 'gap';

/** One position as experience. */
export interface PositionStanding {
  /** The position. */
  position: string;
  /** The employer's name. */
  employer: string;
  /** The first day, where known. */
  from: CivilDate | null;
  /** The last day up to the date of assessment. */
  to: CivilDate | null;
  /** Whole months from first to last day. */
  months: number;
  /** Minutes logged at it up to the date of assessment; supporting evidence, no measure. */
  logged_minutes: number;
  /** Whether its time counts as experience, letters aside. */
  counts: boolean;
  /** How much of it letters verify, in whole months. */
  verified_months: number;
  /** The letter that speaks for it best. */
  letter: string | null;
  /** How far the letter has come. */
  letter_step: LetterStep;
  /** Whether another counting position overlaps it. */
  overlaps: boolean;
  /** The checks behind it. */
  tests: Test[];
}

/** How far a position's letter has come. */
export type LetterStep = 'logged' | 'drafted' | 'signed' | 'scanned' | 'checked';

/** One letter against the list in force. */
export interface LetterStanding {
  /** The letter. */
  letter: string;
  /** The position that it verifies. */
  position: string;
  /** The employer on the letterhead. */
  employer: string;
  /** The day whose rule applies: when it was sent, else the date of assessment. */
  judged_on: CivilDate;
  /** Whether every item that the rule asks for passes. */
  accepted: boolean;
  /** How many items pass. */
  passed: number;
  /** How many items the rule asks for. */
  asked: number;
  /** The first day that it verifies, when accepted or once mended. */
  covers_from: CivilDate | null;
  /** The last day that it verifies. */
  covers_to: CivilDate | null;
  /** The checklist. */
  tests: Test[];
}

/** Practicode against the benchmark. */
export interface PracticodeStanding {
  /** The purchase judged; none where there is none. */
  practicode: string | null;
  /** All cases done. */
  cases: Requirement;
  /** The score. */
  score: Requirement;
  /** Whether both are met. */
  met: boolean;
  /** The day on which access ends, where known. */
  access_ends_on: CivilDate | null;
  /** Cases a week needed until access ends, to one decimal; none where not known or met. */
  cases_a_week: number | null;
}

/** What the courses on record give. */
export interface CourseworkStanding {
  /** Each course. */
  courses: CourseStanding[];
  /** The subjects that programs normally require. */
  subjects: SubjectStanding[];
  /** The clause that lists the subjects. */
  subjects_clause: string;
}

/** One course. */
export interface CourseStanding {
  /** The course. */
  course: string;
  /** Its title. */
  title: string;
  /** Contact minutes: what its proof states, else what was logged. */
  contact_minutes: number;
  /** Where the contact minutes come from. */
  provenance: Provenance;
  /** Contact minutes that it will have. */
  planned_minutes: number | null;
  /** Minutes logged for it up to the date of assessment. */
  logged_minutes: number;
  /** Whether it is completed. */
  completed: boolean;
  /** Against the 80 contact hours of AAPC. */
  eighty_hours: Requirement;
}

/** One core subject. */
export interface SubjectStanding {
  /** The subject. */
  subject: Subject;
  /** Its name in words. */
  name: string;
  /** Completed courses that cover it. */
  covered_by: string[];
  /** Courses under way that cover it. */
  under_way_in: string[];
  /** The check. */
  test: Test;
}

/** One renewal period of an issuer, with everything that it asks and has. */
export interface CycleStanding {
  /** The certifying body. */
  issuer: string;
  /** The credentials that it renews, with an "-A" where the apprentice "A" is held. */
  credentials: string[];
  /** The first day. */
  starts_on: DateFigure;
  /** The last day: the due date. */
  due_on: DateFigure;
  /** The first day on which it can be submitted, where the issuer has such a window. */
  window_opens_on: DateFigure | null;
  /** Where the date of assessment lies in it. */
  state: CycleState;
  /** Days from the date of assessment to the due date; below 0 when past. */
  days_left: number;
  /** Whether it is the first, pro-rated cycle. */
  first_cycle: boolean;
  /** The number of CEUs that it asks for. */
  required: CeuFigure;
  /** CEUs completed that belong to it, whether they count or not. */
  earned: number;
  /** CEUs that count. */
  counted: number;
  /** CEUs still needed for the total. */
  needed: number;
  /** CEUs planned for it after the date of assessment that would count. */
  planned: number;
  /** CEUs that count and whose certificate is at hand. */
  proven: number;
  /** Whether the total and every bucket are met. */
  complete: boolean;
  /** The least still to do in words: "6 auditing + 2.5 any"; none when complete. */
  least: string | null;
  /** Minimums and shares inside the total. */
  buckets: Bucket[];
  /** Where the minimums add up to more than the total: both numbers, in words. */
  conflict: Test | null;
  /** How the counted CEUs compare with an even pace. */
  pace: Pace | null;
  /** What lies above the requirement. */
  surplus: Surplus;
  /** Whether it can be submitted now, and why not. */
  can_submit: boolean;
  /** The checks behind `can_submit`. */
  submission: Test[];
  /** The day on which the user submitted it. */
  submitted_on: CivilDate | null;
  /** Notices and consequences before and after the due date, by date. */
  ladder: LateStep[];
  /** What it costs, or would cost. */
  costs: Cost[];
  /** Every credit that belongs to it, newest first. */
  credits: CreditStanding[];
  /** Anything else that the rules say of the cycle. */
  notices: Test[];
}

/** A date with its provenance. */
export interface DateFigure {
  /** The date. */
  date: CivilDate;
  /** Where it comes from. */
  provenance: Provenance;
  /** The clause behind it. */
  clause: string;
  /** How it was found. */
  reason: string;
}

/** A number of CEUs with its provenance. */
export interface CeuFigure {
  /** The amount. */
  amount: number;
  /** Where it comes from. */
  provenance: Provenance;
  /** The clause behind it. */
  clause: string;
  /** How it was found: "2 credentials, 40 in two years". */
  reason: string;
  /** Our own number where the issuer's number replaces it. */
  ours: number | null;
}

/** Where the date of assessment lies in a cycle. */
export type CycleState = 'past' | 'overdue' | 'open' | 'submitted' | 'coming';

/** What a bucket does. */
export type BucketRole = 'minimum' | 'maximum';

/** A minimum or a share inside the total. */
export interface Bucket {
  /** A stable key: a credential's code (`CPMA`), `hiim_domain`, `ahima_source`. */
  key: string;
  /** What it is in words: "Auditing". */
  name: string;
  /** The credential that asks for it, where one does. */
  credential: string | null;
  /** What it does. */
  role: BucketRole;
  /** The minimum or maximum. */
  required: number;
  /** What counts in it. */
  counted: number;
  /** What is planned for it. */
  planned: number;
  /** What a minimum still lacks, or what exceeds a maximum. */
  needed: number;
  /** Whether it holds. */
  met: boolean;
  /** The clause behind it. */
  clause: string;
  /** Where the number comes from. */
  provenance: Provenance;
  /** How the number was found. */
  reason: string;
}

/** Whether the counted CEUs keep an even pace. */
export interface Pace {
  /** What an even pace would have by the date of assessment. */
  even: number;
  /** Ahead or behind. */
  state: PaceState;
  /** By how much. */
  by: number;
}

/** Ahead or behind. */
export type PaceState = 'on_pace' | 'behind' | 'complete';

/** CEUs above the requirement. */
export interface Surplus {
  /** CEUs above the requirement. */
  amount: number;
  /** How much of it may move to the next cycle by the renewal-month choice. */
  movable: number;
  /** How much of it is lost when the cycle ends. */
  lost: number;
  /** The check behind it. */
  test: Test | null;
}

/** A dated notice or consequence. */
export interface LateStep {
  /** The day. */
  on: CivilDate;
  /** Days from the due date; below 0 before it. */
  days_from_due: number;
  /** What happens: "Credential cancelled". */
  name: string;
  /** Whether it lies behind, applies now, or lies ahead. */
  state: LateStepState;
  /** The clause behind it. */
  clause: string;
}

/** Where a step of the ladder stands. */
export type LateStepState = 'reached' | 'ahead' | 'settled';

/** A fee. */
export interface Cost {
  /** What it is for. */
  name: string;
  /** The amount in cents. */
  amount_cents: number;
  /** Whether it applies now, or only would. */
  applies: boolean;
  /** The clause behind it. */
  clause: string;
  /** How it was found: "$218 + 2 × $50". */
  reason: string;
}

/** One credit in one cycle: whether it counts, for what, and why. */
export interface CreditStanding {
  /** The credit. */
  credit: string;
  /** Whether it counts toward the total. */
  counts: boolean;
  /** How much of it counts. */
  counted: number;
  /** Whether it lies after the date of assessment. */
  planned: boolean;
  /** The bucket that it serves, by key; none when only the total. */
  bucket: string | null;
  /** The deciding reason in a few words: "Same title, counts once"; "Any"; "Auditing". */
  verdict: string;
  /** Which credentials it may serve, by code. */
  serves: string[];
  /** The checks behind it: those that decide first, then those for an audit. */
  tests: Test[];
}
