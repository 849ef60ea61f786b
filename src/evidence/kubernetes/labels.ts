import type { Evidence } from '../../model/evidence.js';
import type { LabelMark } from '../../model/evidence-knowledge.js';
import type { CandidateFile } from '../detector.js';
import { named, observe, shown } from '../emit.js';
import { atText, linesOf } from '../text-lines.js';
import type { KubernetesObject } from './object.js';
import { labelsOf } from './workload.js';

/** Labels and annotations that ask for something: proxy injection, a Dapr sidecar, an edge node. */
export function* readLabels(object: KubernetesObject, marks: ReadonlyMap<string, LabelMark>): Iterable<Evidence> {
  const labels = [...labelsOf(object)];
  for (const label of labels) {
    const mark = marks.get(label.key);
    if (mark === undefined) continue;
    const app = labels.find((other) => other.key === 'dapr.io/app-id')?.value;
    yield observe({
      kind: mark.kind,
      value: mark.value,
      name: (mark.kind === 'dapr.sidecar' ? app : undefined) ?? object.name,
      details: {
        setting: setting(mark, label.value),
        on: object.kind,
        key: label.key,
        source: object.source,
        ...mark.details,
      },
      message: `${object.kind}${named(object.name)} sets ${shown(`${label.key}: ${label.value}`)}.`,
      at: label.at,
    });
  }
}

/** The same from the lines of a template. */
export function* readLabelLines(file: CandidateFile, marks: ReadonlyMap<string, LabelMark>): Iterable<Evidence> {
  for (const line of linesOf(file.text)) {
    const label = /^[ \t]*["']?([\w.-]+(?:\/[\w.-]+)?)["']?:[ \t]*["']?([\w.-]*)["']?[ \t]*$/.exec(line.text);
    const [, key = '', value = ''] = label ?? [];
    const mark = marks.get(key);
    if (mark === undefined) continue;
    yield observe({
      kind: mark.kind,
      value: mark.value,
      details: { setting: setting(mark, value), key, source: 'template', ...mark.details },
      message: `A template sets ${shown(`${key}: ${value}`)}.`,
      at: atText(file, line.start + line.text.indexOf(key), key.length),
    });
  }
}

function setting(mark: LabelMark, value: string): string {
  return (mark.off ?? []).includes(value.toLowerCase()) ? 'disabled' : 'enabled';
}
