import { describe, expect, it } from 'vitest';
import type { Application, Contact, Meeting, Offer } from '$lib/backend';
import {
  applicationDraft,
  contactDraft,
  meetingDraft,
  offerDraft,
  readApplication,
  readContact,
  readMeeting,
  readOffer,
} from './career-drafts';

const bare: Application = {
  id: 'a',
  employer: 'Harbor Clinic',
  title: null,
  town: null,
  place: null,
  setting: null,
  pay_from_cents: null,
  pay_to_cents: null,
  pay_unit: null,
  weekly_minutes: null,
  found_through: null,
  found_contact: null,
  found_meeting: null,
  asks_credentials: [],
  asks_years: null,
  asks_code_sets: [],
  takes_apprentices: 'unknown',
  address: null,
  posting: null,
  next_step: null,
  next_on: null,
  position: null,
  note: null,
};
const full: Application = {
  ...bare,
  title: 'Coder II',
  town: 'Worcester',
  place: 'hybrid',
  setting: 'outpatient',
  pay_from_cents: 2_850,
  pay_to_cents: 3_200,
  pay_unit: 'hour',
  weekly_minutes: 2_250,
  found_through: 'person',
  found_contact: 'c',
  found_meeting: 'm',
  asks_credentials: ['CPC', 'CPC-A'],
  asks_years: 2,
  asks_code_sets: ['CPT', 'ICD-10-CM'],
  takes_apprentices: 'yes',
  address: 'https://harbor.example/jobs/7',
  posting: 'Two lines\nof it',
  next_step: 'Call back',
  next_on: '2026-12-04',
  note: 'Near the bus',
};
const person: Contact = {
  id: 'c',
  name: 'Ana Ferreira',
  kind: 'recruiter',
  role: 'HR',
  organization: 'Harbor Clinic',
  email: 'ana@harbor.example',
  phone: '508-555-0100',
  met_at: 'm',
  stay_in_touch_days: 60,
  note: 'Likes mail',
};
const meeting: Meeting = {
  id: 'm',
  title: 'Chapter meeting',
  organizer: 'AAPC Worcester',
  organizer_kind: 'aapc_chapter',
  starts_on: '2026-12-08',
  ends_on: null,
  at: '18:00',
  town: 'Worcester',
  amount: 1.5,
  approved_for: ['CPC', 'CRC'],
  index_number: '12345ABC',
  cost_cents: 1_000,
  state: 'going',
  topics: [],
  credit: null,
  note: 'Bring cards',
};
const offer: Offer = {
  id: 'o',
  application: 'a',
  received_on: '2026-11-20',
  answer_by: '2026-12-04',
  pay_cents: 3_150,
  pay_unit: 'hour',
  weekly_minutes: 2_400,
  place: 'on_site',
  starts_on: '2027-01-04',
  code_assignment: 'yes',
  writes_letter: 'no',
  pays: ['dues'],
  note: 'By phone',
};

describe('a record of the search', () => {
  it('that is saved as it was opened is what it was', () => {
    for (const it of [bare, full])
      expect(readApplication(it, applicationDraft(it))).toEqual({ fact: it });
    expect(readContact(person, contactDraft(person))).toEqual({ fact: person });
    expect(readMeeting(meeting, meetingDraft(meeting))).toEqual({ fact: meeting });
    expect(readOffer(offer, offerDraft(offer))).toEqual({ fact: offer });
  });

  it('lists credentials as people do', () => {
    const typed = { ...applicationDraft(bare), asks_credentials: 'cpc or ccs; CPC-A / crc' };
    expect(readApplication(bare, typed)).toMatchObject({
      fact: { asks_credentials: ['CPC', 'CCS', 'CPC-A', 'CRC'] },
    });
  });

  it('says of each field what is wrong with it', () => {
    const typed = { ...meetingDraft(meeting), at: 'sixish', cost_cents: 'ten', title: ' ' };
    const read = readMeeting(meeting, typed);
    expect(Object.keys('problems' in read ? read.problems : {}).sort()).toEqual([
      'at',
      'cost_cents',
      'title',
    ]);
  });
});
