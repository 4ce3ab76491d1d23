/** Evidence and documents in a plain browser: there are no files, so nothing is kept or written. */
import type { Backend } from '../contract';
import { BackendError } from '../errors';

type Evidence =
  | 'chooseCertificates'
  | 'certificateRows'
  | 'certificate'
  | 'certificateToward'
  | 'saveCertificate'
  | 'keepCertificateFile'
  | 'leaveOutCertificate'
  | 'readCertificateAnyway'
  | 'stopCertificates'
  | 'clearCertificates'
  | 'onCertificatesChanged'
  | 'evidenceList'
  | 'evidenceDetail'
  | 'evidencePage'
  | 'evidenceFind'
  | 'evidenceTake'
  | 'evidenceSave'
  | 'evidenceSaveAll'
  | 'evidenceOpen'
  | 'documents'
  | 'letterKit'
  | 'saveDocument'
  | 'openDocument'
  | 'mailLetter';

const none = (): Promise<never> =>
  Promise.reject(new BackendError('refused', 'In a plain browser no file can be kept.', null));

/** The calls about evidence and documents. */
export function fakeEvidence(): Pick<Backend, Evidence> {
  return {
    chooseCertificates: none,
    certificateRows: async () => [],
    certificate: async () => null,
    certificateToward: async () => [],
    saveCertificate: none,
    keepCertificateFile: none,
    leaveOutCertificate: async () => undefined,
    readCertificateAnyway: async () => undefined,
    stopCertificates: async () => undefined,
    clearCertificates: async () => undefined,
    onCertificatesChanged: async () => () => undefined,
    evidenceList: async () => ({ files: [], unproven: [], holders: [], waiting: 0 }),
    evidenceDetail: none,
    evidencePage: async () => null,
    evidenceFind: async () => [],
    evidenceTake: none,
    evidenceSave: none,
    evidenceSaveAll: none,
    evidenceOpen: none,
    documents: async () => ({ name: null, paper: 'letter', rows: [], made: [] }),
    letterKit: none,
    saveDocument: none,
    openDocument: none,
    mailLetter: none,
  };
}
