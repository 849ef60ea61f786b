import type { Location } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { AdmissionRule, EvidenceKnowledge } from '../../model/evidence-knowledge.js';
import { observe, shown } from '../emit.js';

/** Which resources are firewall rules between groups of machines, and how they say it. */
export interface AdmissionBook {
  readonly ruleOf: (type: string) => AdmissionRule | undefined;
  readonly isAdminPort: (port: string) => boolean;
}

export function admissionBook({ admissions, adminPorts }: EvidenceKnowledge): AdmissionBook {
  const rules = new Map(admissions.flatMap((rule) => rule.types.map((type) => [type, rule] as const)));
  const ports = new Set(adminPorts);
  return { ruleOf: (type) => rules.get(type), isAdminPort: (port) => ports.has(port) };
}

/** The text of an attribute as written; undefined where it is absent. */
export type TextOf = (key: string) => string | undefined;

/** A firewall resource of any language. */
export interface FirewallSeen {
  readonly type: string;
  readonly name: string;
  readonly at: Location;
  readonly text: TextOf;
  /** The rules that stand inside the resource, each with its place. */
  readonly rulesIn: (block: string) => readonly { readonly text: TextOf; readonly at: Location }[];
}

/** Who may enter which group of machines: another group, or anyone. Rules for looking after the machines are left out. */
export function* admissionEvidence(seen: FirewallSeen, book: AdmissionBook): Iterable<Evidence> {
  const rule = book.ruleOf(seen.type);
  if (rule === undefined) return;
  const places = rule.block === undefined ? [{ text: seen.text, at: seen.at }] : seen.rulesIn(rule.block);
  for (const { text, at } of places) {
    if (!says(text, rule.only) || isForAdministration(text(rule.port), book)) continue;
    const groups = rule.group === undefined ? [seen.name] : namesUnder(rule.group, text);
    for (const group of groups) {
      for (const from of namesUnder(rule.from, text)) if (from !== group) yield admission(group, from, at);
      if (rule.anyone.some((key) => isAnyone(text(key)))) yield openness(group, at);
    }
  }
}

/** A group of machines that another may enter. */
export function admission(group: string, from: string, at: Location): Evidence {
  return observe({
    kind: 'network.admission',
    value: 'group',
    name: group,
    details: { from },
    message: `${shown(group)} may be entered from ${shown(from)}.`,
    at,
  });
}

function openness(group: string, at: Location): Evidence {
  return observe({
    kind: 'network.admission',
    value: 'anyone',
    name: group,
    message: `Anyone may enter ${shown(group)}.`,
    at,
  });
}

function says(text: TextOf, only: AdmissionRule['only']): boolean {
  const value = only === undefined ? undefined : text(only.key);
  return value === undefined || value.replaceAll('"', '').trim().toLowerCase() === only?.value.toLowerCase();
}

function isForAdministration(port: string | undefined, book: AdmissionBook): boolean {
  const ports = port?.slice(0, LONGEST).match(/-?\w+/g) ?? [];
  return ports.length > 0 && ports.every((one) => book.isAdminPort(one.toLowerCase()));
}

function isAnyone(addresses: string | undefined): boolean {
  return addresses !== undefined && /0\.0\.0\.0\/0|::\/0|"\*"|"internet"/i.test(addresses.slice(0, LONGEST));
}

function namesUnder(keys: readonly string[], text: TextOf): readonly string[] {
  return keys.flatMap((key) => namesIn(text(key) ?? ''));
}

/** Expressions longer than this are read up to here. */
const LONGEST = 500;

/** The names that an expression refers to: `[aws_security_group.app[0].id]` is `app`, `module.alb.group_id` is `alb.group_id`. */
export function namesIn(expression: string): readonly string[] {
  const text = expression.slice(0, LONGEST);
  const references = text.match(/[A-Za-z_][\w-]*(?:\[[^\]\s]{0,40}\])?(?:\.[A-Za-z_][\w-]*(?:\[[^\]\s]{0,40}\])?)+/g);
  if (references !== null) return [...new Set(references.flatMap(nameOf))];
  const quoted = [...text.matchAll(/"([\w.-]{1,100})"/g)].flatMap((match) => match[1] ?? []);
  if (quoted.length > 0) return [...new Set(quoted)];
  return /^[\w-]{1,100}$/.test(text) ? [text] : [];
}

/** A reference without what every one has: the resource's type, `module`, `var`, and the attribute that is asked for. */
function nameOf(reference: string): readonly string[] {
  const parts = reference.replace(/\[[^\]]*\]/g, '').split('.');
  const [first = '', second = ''] = parts;
  if (first === 'data') return parts[2] === undefined ? [] : [parts[2]];
  if (first === 'module' || first === 'var' || first === 'local') return [parts.slice(1).join('.')];
  // `each.value` and the like say nothing; a logical id with an attribute is its own name.
  if (first === 'each' || first === 'self' || first === 'count') return [];
  return [first.includes('_') ? second : first];
}
