import type { Location } from '../documents/location.js';
import type { Level } from '../rulebook/rule.js';

/** One thing to change, with the place, the reason and the remedy. Nothing is ever dropped: it only gets a disposition. */
export interface Finding {
  readonly ruleId: string;
  readonly level: Level;
  /** What is wrong here, naming the subject. */
  readonly message: string;
  readonly at: Location;
  readonly related: readonly { readonly at: Location; readonly message: string }[];
  /** Id of the service, network or stack that it is about; a path for a file. */
  readonly subject: string;
  /** Rule, path, symbolic path and normalised value; never a line number. Equal ones are numbered in document order. */
  readonly fingerprint: string;
  readonly disposition: Disposition;
  /** Who gave it a disposition other than active. */
  readonly decision?: Decision;
  /** Of a finding that speaks for several things: each of them. */
  readonly members?: readonly Member[];
  /** Rule, symbolic path and normalised value, without the path: what stays when a file is renamed. */
  readonly likeness: Likeness;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly fix?: Fix;
  /** What the check said of it, for its fix. */
  readonly values?: Readonly<Record<string, string>>;
}

export type Disposition = 'active' | 'suppressed' | 'baselined' | 'waived';

/** Who decided that a finding does not count, and why. */
export interface Decision {
  readonly by: 'comment' | 'configuration' | 'baseline' | 'policy';
  /** The comment, the entry of the configuration, the baseline or the policy. */
  readonly at?: Location;
  readonly reason?: string;
  /** Last day on which it holds. */
  readonly until?: string;
  /** Who answers for a waiver. */
  readonly owner?: string;
}

/** One of the things that a finding speaks for. */
export interface Member {
  readonly at: Location;
  readonly subject: string;
  /** What a baseline knows it by: an image, a path. Absent: the last name of its subject. */
  readonly key?: string;
}

/** What a baseline knows a member by. */
export function memberKey({ subject, key }: Member): string {
  return key ?? subject.slice(subject.lastIndexOf('/') + 1);
}

/** What a baseline knows a finding by, wherever its file is and however that is written. */
export interface Likeness {
  /** Symbolic paths of the finding's place and of those related to it in its file, its own first. */
  readonly places: readonly string[];
  /** Digest of the normalised value: values can be secrets. Empty where there is none. */
  readonly value: string;
  /** Of a finding that speaks for several things: their keys, sorted. It is known by them, whatever else it says. */
  readonly members?: readonly string[];
}

export interface Fix {
  readonly description: string;
  /** True: something that works today may stop working. */
  readonly unsafe?: boolean;
  /** Offsets into the file as it is; applied from the end backwards. */
  readonly edits: readonly {
    readonly path: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}
