/** Names of the kinds of things, for menus and tables. */
import type {
  ActivityKind,
  AhimaSource,
  CertificateField,
  CourseProof,
  CredentialStatus,
  ExamResult,
  Membership,
  PortalState,
  PositionKind,
  Recognition,
  Setting,
  SignerRole,
  Subject,
  YesNoUnknown,
} from './backend';

type Named<Value extends string> = { value: Value; label: string }[];

function list<Value extends string>(names: Record<Value, string>): Named<Value> {
  return (Object.entries(names) as [Value, string][]).map(([value, label]) => ({ value, label }));
}

export const positionKindWords: Record<PositionKind, string> = {
  job: 'Job',
  externship: 'Externship',
  internship: 'Internship',
  volunteer: 'Volunteer work',
  project_xtern: 'Project XTern',
};
export const positionKinds = list(positionKindWords);

export const settingWords: Record<Setting, string> = {
  outpatient: 'Outpatient',
  inpatient: 'Inpatient',
  payer: 'Payer',
  remote: 'Remote',
};

export const yesNoWords: Record<YesNoUnknown, string> = {
  unknown: 'Not looked at',
  yes: 'Yes',
  no: 'No',
};

export const signerWords: Record<SignerRole, string> = {
  unknown: 'Not said',
  employer: 'Employer',
  supervisor: 'Supervisor',
  human_resources: 'Human resources',
  co_worker: 'Co-worker',
  other: 'Somebody else',
};

export const activityWords: Record<ActivityKind, string> = {
  webinar: 'Webinar',
  workshop: 'Workshop or seminar',
  conference: 'Conference session',
  chapter_meeting: 'Chapter or association meeting',
  magazine_quiz: 'Magazine quiz',
  officer_quiz: 'Chapter officers’ quiz',
  cms_training: 'CMS web training',
  formal_study: 'Formal study',
  self_study: 'Independent study',
  publication: 'Publication',
  presentation: 'Presentation',
  exam_item_writing: 'Exam item writing',
  coding_self_review: 'Coding self-review',
  staff_meeting: 'Staff meeting or normal duty',
  other: 'Something else',
};

export const ahimaSourceWords: Record<AhimaSource, string> = {
  ahima: 'AHIMA or HCPro',
  component_association: 'A state association of AHIMA',
  other: 'Anybody else',
};

export const certificateFieldWords: Record<CertificateField, string> = {
  index_number: 'Index number',
  sponsor: 'Sponsor',
  title: 'Title',
  ceus: 'Number of CEU',
  date: 'Date',
};

export const portalWords: Record<PortalState, string> = {
  planned: 'Planned',
  earned: 'Earned',
  proof_attached: 'Proof attached',
  entered: 'Entered at the issuer',
  accepted: 'Accepted',
  rejected: 'Rejected',
};

export const subjectWords: Record<Subject, string> = {
  medical_terminology: 'Medical terminology',
  anatomy: 'Anatomy',
  physiology: 'Physiology',
  pathophysiology: 'Pathophysiology',
  pharmacology: 'Pharmacology',
  icd10_cm: 'ICD-10-CM',
  icd10_pcs: 'ICD-10-PCS',
  cpt: 'CPT',
  hcpcs_level2: 'HCPCS Level II',
  hipaa_compliance: 'HIPAA and compliance',
  records_and_reimbursement: 'Records and reimbursement',
};

export const recognitionWords: Record<Recognition, string> = {
  aapc: 'AAPC',
  ahima_pcap: 'AHIMA PCAP',
  cahiim: 'CAHIIM',
};

export const proofWords: Record<CourseProof, string> = {
  none: 'None yet',
  instructor_letter: 'Instructor’s letter with the hours',
  certificate: 'Certificate with the hours',
  certificate_without_hours: 'Certificate without the hours',
  transcript: 'Transcript with the hours',
  transcript_without_hours: 'Transcript without the hours',
  enrolment: 'Enrollment only',
};

export const examResultWords: Record<ExamResult, string> = {
  pending: 'No result yet',
  passed: 'Passed',
  failed: 'Not passed',
};

export const membershipWords: Record<Membership, string> = {
  unknown: 'Not said',
  member: 'Member',
  non_member: 'Certified, not a member',
};
export const memberships = list(membershipWords);

export const credentialStatusWords: Record<CredentialStatus, string> = {
  active: 'Active',
  expected: 'Working toward it',
  inactive: 'Inactive',
  lapsed: 'Given up on purpose',
  retired: 'Retired',
  cancelled: 'Canceled by the issuer',
  revoked: 'Revoked by the issuer',
};
export const credentialStatuses = list(credentialStatusWords);
