import type { Remark } from '../../src/app/resolve.js';
import type { Answer, ConformanceCase, ExpectedProblem } from './case.js';
import type { OurAnswer } from './ours.js';

/**
 * How Groundplan differs from the reference in a case, a line each; none where it does not. A difference on purpose is kept
 * too: a project that Compose refuses and Groundplan takes, or, with a `problem`, the other way around.
 */
export function differences(one: ConformanceCase, reference: Answer, ours: OurAnswer): string[] {
  if (one.difference !== undefined && one.problem === undefined) {
    return ours.model === undefined ? ['refused, and the case means it to be taken:', ...told(ours.remarks)] : [];
  }
  if (reference.kind === 'refusal' || one.problem !== undefined) return refusal(one, reference, ours);
  if (ours.model === undefined) return ['refused, and Compose takes it:', ...told(ours.remarks)];
  return [...valueDifferences(JSON.parse(reference.text), ours.model), ...missingRemark(one.warning, 'warning', ours)];
}

/** Both refuse, and the reference's reason is among ours: it stops at its first mistake, Groundplan tells them all. */
function refusal({ problem }: ConformanceCase, { text }: Answer, ours: OurAnswer): string[] {
  if (problem === undefined) return ['the case does not say which problem is expected'];
  if (ours.model !== undefined) return [`taken, and Compose refuses it: ${text.trim()}`];
  return missingRemark(problem, 'error', ours);
}

function missingRemark(
  expected: ExpectedProblem | undefined,
  severity: Remark['severity'],
  { remarks }: OurAnswer,
): string[] {
  if (expected === undefined) return [];
  const { code, file, line } = expected;
  const found = remarks.some(
    (remark) => remark.severity === severity && remark.code === code && remark.path === file && remark.line === line,
  );
  return found ? [] : [`no ${severity} ${code} at ${file}:${line}, but:`, ...told(remarks)];
}

function told(remarks: readonly Remark[]): string[] {
  const lines = remarks.map(
    ({ severity, code, path, line, message }) => `  ${severity} ${code} at ${path}:${line}: ${message}`,
  );
  return lines.length === 0 ? ['  nothing'] : lines;
}

/** Where two values of JSON differ, by place. */
export function valueDifferences(reference: unknown, ours: unknown, place = ''): string[] {
  if (isObject(reference) && isObject(ours)) {
    const keys = [...new Set([...Object.keys(reference), ...Object.keys(ours)])].sort();
    return keys.flatMap((key) => valueDifferences(own(reference, key), own(ours, key), `${place}/${key}`));
  }
  if (Array.isArray(reference) && Array.isArray(ours) && reference.length === ours.length) {
    return reference.flatMap((value, index) => valueDifferences(value, ours[index], `${place}/${index}`));
  }
  const [theirText, ourText] = [reference, ours].map((value) => JSON.stringify(value) ?? 'nothing');
  return theirText === ourText ? [] : [`${place}: Compose has ${theirText}, Groundplan ${ourText}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
