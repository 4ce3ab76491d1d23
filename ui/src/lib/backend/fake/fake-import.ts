/** Importing in a plain browser: there are no files, so nothing can be chosen or dropped. */
import type { Backend } from '../contract';
import { BackendError } from '../errors';

type Import =
  | 'chooseImport'
  | 'pasteImport'
  | 'importShown'
  | 'importLook'
  | 'importRetype'
  | 'importRows'
  | 'importNext'
  | 'importCommit'
  | 'importLeave'
  | 'importLeftOut'
  | 'comparePage'
  | 'acceptPage'
  | 'takeOut'
  | 'onFilesOver'
  | 'onFileRefused';

const none = (): Promise<never> =>
  Promise.reject(new BackendError('refused', 'In a plain browser nothing can be imported.', null));

/** The calls about importing. */
export function fakeImport(): Pick<Backend, Import> {
  return {
    chooseImport: none,
    pasteImport: none,
    importShown: async () => null,
    importLook: none,
    importRetype: none,
    importRows: async () => [],
    importNext: async () => null,
    importCommit: none,
    importLeave: async () => undefined,
    importLeftOut: async () => null,
    comparePage: none,
    acceptPage: none,
    takeOut: async () => ({
      path: '/home/ana/milepost-2026-11-23.xlsx',
      files: 1,
      rows: 94,
      bytes: 18_400,
    }),
    onFilesOver: async () => () => undefined,
    onFileRefused: async () => () => undefined,
  };
}
