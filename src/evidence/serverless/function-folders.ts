import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { functionEvidence } from './emit-function.js';

interface Layout {
  readonly framework: string;
  readonly cloud: string;
  readonly provider: string;
  /** The function's name is the first group, of the path of its handler or definition. */
  readonly path: RegExp;
  readonly folder: string;
}

/** Platforms whose functions are folders in a fixed place, without being declared. */
const LAYOUTS: readonly Layout[] = [
  {
    framework: 'supabase',
    cloud: 'supabase',
    provider: 'supabase',
    path: /(?:^|\/)supabase\/functions\/([^/_][^/]{0,80})\/index\.(?:ts|tsx|js)$/,
    folder: 'supabase/functions',
  },
  {
    framework: 'amplify',
    cloud: 'aws',
    provider: 'aws',
    path: /(?:^|\/)amplify\/backend\/function\/([^/]{1,80})\/[^/]{1,120}-cloudformation-template\.json$/,
    folder: 'amplify/backend/function',
  },
];

/** Functions that exist by their folder alone: Supabase's edge functions and those of an AWS Amplify backend. */
export function functionFolderDetector(): Detector {
  return { name: 'function-folders', extensions: [], wants: () => false, detect: () => [], detectTree };
}

function* detectTree(files: readonly FilePath[]): Iterable<Evidence> {
  for (const layout of LAYOUTS) {
    const functions: Evidence[] = [];
    for (const file of files) {
      if (!file.folder.includes(layout.folder)) continue;
      const name = layout.path.exec(file.path)?.[1];
      if (name === undefined) continue;
      const { cloud, framework } = layout;
      functions.push(functionEvidence({ cloud, name, framework, source: 'path', at: wholeFile(file.path) }));
    }
    const [first] = functions;
    if (first === undefined) continue;
    const count = functions.length;
    yield observe({
      kind: 'serverless.framework',
      value: layout.framework,
      details: { provider: layout.provider, functions: String(count), source: 'path' },
      message: `${shown(layout.folder)} holds ${count} function${count === 1 ? '' : 's'}.`,
      at: first.at,
    });
    yield* functions;
  }
}
