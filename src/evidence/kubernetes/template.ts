import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile } from '../detector.js';
import { observe, shown } from '../emit.js';
import { imageNameOf } from '../image-name.js';
import { atText, linesOf } from '../text-lines.js';
import { groupOf, type KubernetesObject } from './object.js';

interface Draft {
  kind?: { readonly value: string; readonly start: number; readonly length: number };
  apiVersion?: string;
  name?: string;
  namespace?: string;
  inMetadata: boolean;
}

/**
 * The objects of a template, read line by line without rendering it: `apiVersion` and `kind` at the left margin, and the name below
 * `metadata`. A list of several alternatives in one document (`{{ if }}` around `kind`) counts each kind once.
 */
export function* objectsInTemplate(
  file: CandidateFile,
  source: 'template' | 'helm-template',
): Iterable<KubernetesObject> {
  let draft: Draft = { inMetadata: false };
  for (const line of linesOf(file.text)) {
    if (line.text.startsWith('---')) {
      yield* finished(draft, file, source);
      draft = { inMetadata: false };
      continue;
    }
    const key = /^([ ]{0,4})(apiVersion|kind|metadata|name|namespace):(.*)$/.exec(line.text);
    if (key === null) {
      if (/^[a-zA-Z]/.test(line.text)) draft.inMetadata = false;
      continue;
    }
    const [, indent = '', word = '', rest = ''] = key;
    const value = plainValue(rest);
    if (indent === '') {
      draft.inMetadata = word === 'metadata';
      if (word === 'apiVersion') draft.apiVersion ??= value ?? '';
      if (word === 'kind' && value !== undefined) {
        if (draft.kind !== undefined && draft.kind.value !== value) {
          yield* finished(draft, file, source);
          draft = { inMetadata: false, apiVersion: draft.apiVersion ?? '' };
        }
        draft.kind ??= { value, start: line.start, length: 'kind'.length };
      }
    } else if (draft.inMetadata && value !== undefined) {
      if (word === 'name') draft.name ??= value;
      if (word === 'namespace') draft.namespace ??= value;
    }
  }
  yield* finished(draft, file, source);
}

function* finished(
  draft: Draft,
  file: CandidateFile,
  source: 'template' | 'helm-template',
): Iterable<KubernetesObject> {
  if (draft.kind === undefined || draft.apiVersion === undefined) return;
  yield {
    kind: draft.kind.value,
    apiVersion: draft.apiVersion,
    group: groupOf(draft.apiVersion),
    ...(draft.name === undefined ? {} : { name: draft.name }),
    ...(draft.namespace === undefined ? {} : { namespace: draft.namespace }),
    source,
    at: atText(file, draft.kind.start, draft.kind.length),
    pointer: '',
  };
}

/** A value that the template does not fill in; undefined for one that it does. */
function plainValue(rest: string): string | undefined {
  const value = rest.replace(/[ \t]#.*$/, '').trim();
  const text = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  return text === '' || /[{}%<>]/.test(text) ? undefined : text;
}

/** Images that the template names itself instead of taking them from the values. */
export function* readImageLines(file: CandidateFile): Iterable<Evidence> {
  for (const line of linesOf(file.text)) {
    const [, before = '', rest = ''] = /^([ \t]+(?:-[ \t]+)?image:[ \t]*)(\S.{0,300})$/.exec(line.text) ?? [];
    const reference = plainValue(rest);
    if (reference === undefined || !/^[a-z0-9][\w./:@-]*$/.test(reference)) continue;
    const { repository, tag } = imageNameOf(reference);
    yield observe({
      kind: 'kubernetes.image',
      value: repository,
      details: { tag, source: 'template' },
      message: `A template runs the image ${shown(reference)}.`,
      at: atText(file, line.start + before.length, rest.length),
    });
  }
}
