import { createHash } from 'node:crypto';
import type { Location } from '../../documents/location.js';
import { child, itemsOf, type Node, textOf } from '../../documents/node.js';
import { parseYamlAlone } from '../../documents/parse.js';
import type { ConfigFile, ExtendsConfig } from '../config-file.js';
import { shapeMistakes } from '../config-mistakes.js';
import { lineAt, plainOf, stepAt } from '../plain.js';
import type { LayerOrigin } from '../policy.js';
import { extendsTarget, isCommit, policyName } from '../policy-ref.js';
import { PolicyFailure, type PolicyRef, type PolicyRepository, type PolicySource } from '../policy-source.js';
import { RULE_FILES } from '../rule-file-path.js';
import { sharedHome } from './homes.js';
import { byWay, type Home, type PolicyFile, stepsTo, type Text } from './policy-file.js';

/** Files that one policy may be made of, and how deep they may extend each other. */
const MOST_FILES = 50;
const DEEPEST = 10;

/** What was loaded, the furthest first, and all that is wrong with it. */
export interface Chain {
  readonly files: readonly PolicyFile[];
  /** Mistakes of the repository's own files, as lines with their place. */
  readonly own: readonly string[];
  /** Mistakes in shared policies, and what could not be loaded. */
  readonly shared: readonly string[];
  /** Whether something of `shared` is that a policy could not be had, or is not the one that is meant: nobody knows what it says. */
  readonly isLacking: boolean;
  /** What was left out and why, one sentence each. */
  readonly notices: readonly string[];
}

/** One file to load: the place that names it, and what must be true of it. */
interface Wanted {
  readonly by?: { readonly file: PolicyFile; readonly at: Location };
  readonly commit?: string;
  readonly sha256?: string;
}

/** What is known of a file before it is read: how its origin is told once its SHA-256 is known, and its text where that was given. */
interface Given {
  readonly origin: (sha256: string) => LayerOrigin;
  readonly text?: Text;
}

/**
 * Loads policies with all that they extend, in the order in which they speak: what a file extends comes before it, and a file that
 * several extend comes once, at its first place. Everything that goes wrong is gathered, with the chain that led there.
 */
export class ChainLoader {
  private readonly files: PolicyFile[] = [];
  private readonly own: string[] = [];
  private readonly shared: string[] = [];
  private readonly notices: string[] = [];
  private isLacking = false;
  /** Files of shared policies that were loaded from the first root, by repository and path whatever the version. */
  private readonly further = new Map<string, PolicyFile>();
  private readonly opened = new Map<string, Promise<PolicyRepository>>();
  /** Files that were asked for, by repository, commit and path: `open` while what they extend is loaded. */
  private readonly known = new Map<string, { readonly sha256: string; readonly state: 'open' | 'done' | 'failed' }>();

  constructor(private readonly source: PolicySource | undefined) {}

  chain(): Chain {
    const { files, own, shared, isLacking, notices } = this;
    return { files, own, shared, isLacking, notices };
  }

  /** The policy that was given by its name, `owner/repo/path@ref`. */
  async given(ref: PolicyRef): Promise<void> {
    await this.loadShared(ref, {});
    for (const file of this.files) if (file.origin.kind === 'shared') this.further.set(anyVersionOf(file.origin), file);
  }

  /** The repository's own file. */
  async repository(home: Home, origin: LayerOrigin & { readonly path: string }, text: string): Promise<void> {
    await this.add(home, origin.path, { origin: () => origin, text: { ok: true, text } }, {});
  }

  /** Loads a policy; the same file in another version than the given policy has it is left out, for that one stands. */
  private async loadShared(ref: PolicyRef, wanted: Wanted): Promise<void> {
    const stands = this.further.get(anyVersionOf(ref));
    try {
      const repository = await this.open(ref);
      if (stands !== undefined && this.isOther(stands, repository)) return this.leaveOut(ref, stands, wanted);
      if (isCommit(ref.ref) && repository.commit !== ref.ref) {
        throw new PolicyFailure(`${ref.ref} is not the name of a commit of ${ref.owner}/${ref.repo}.`);
      }
      if (wanted.commit !== undefined && wanted.commit !== repository.commit) {
        throw new PolicyFailure(
          `The tag moved: ${ref.ref} of ${ref.owner}/${ref.repo} is ${repository.commit}, and "commit" says ${wanted.commit}. Find out why, then write the commit that is meant.`,
        );
      }
      const origin = (sha256: string): LayerOrigin => ({ kind: 'shared', ...ref, commit: repository.commit, sha256 });
      await this.add(sharedHome(ref, repository), ref.path, { origin }, wanted);
    } catch (error) {
      if (!(error instanceof PolicyFailure)) throw error;
      if (stands !== undefined) return this.leaveOut(ref, stands, wanted);
      for (const line of error.lines) this.fail(line, wanted.by, policyName(ref));
    }
  }

  private isOther({ origin }: PolicyFile, { commit }: PolicyRepository): boolean {
    return origin.kind === 'shared' && origin.commit !== commit;
  }

  private leaveOut(ref: PolicyRef, stands: PolicyFile, { by }: Wanted): void {
    const name = policyName(ref);
    const message = `${name} is left out: ${stands.name} is given, which is the same policy, and that holds. Extend that version, or take the line out.`;
    this.notices.push(by === undefined ? message : `${lineAt(by.at, message)}${byWay(stepsTo(by.file))}`);
  }

  private open({ owner, repo, ref }: PolicyRef): Promise<PolicyRepository> {
    const { source } = this;
    if (source === undefined) {
      throw new PolicyFailure(
        `Policies of other repositories are not loaded in this run, so ${owner}/${repo} at ${ref} is not known. Give a token that may read it, or a folder of clones with --policies.`,
      );
    }
    const key = `${`${owner}/${repo}`.toLowerCase()}@${ref}`;
    if (!this.opened.has(key) && this.opened.size >= MOST_FILES) {
      throw new PolicyFailure(`Policies come from ${MOST_FILES} repositories at most. Extend fewer.`);
    }
    const opened = this.opened.get(key) ?? source.open({ owner, repo, ref });
    this.opened.set(key, opened);
    return opened;
  }

  private async add(home: Home, path: string, given: Given, wanted: Wanted): Promise<void> {
    const { by } = wanted;
    const name = home.nameOf(path);
    const key = `${home.key}:${path}`;
    const before = this.known.get(key);
    if (before?.state === 'failed') return;
    if (before?.state === 'open') return this.fail(`This goes in a circle: ${name} extends itself.`, by, name);
    if (before === undefined && this.known.size >= MOST_FILES) {
      return this.fail(`A policy is made of ${MOST_FILES} files at most. Extend fewer.`, by, name);
    }
    if (by !== undefined && stepsTo(by.file).length + 1 > DEEPEST) {
      return this.fail(`Policies extend each other more than ${DEEPEST} deep. Extend the furthest directly.`, by, name);
    }
    const text = before === undefined ? (given.text ?? (await home.read(path))) : undefined;
    const sha256 = text?.ok === true ? hashOf(text.text) : (before?.sha256 ?? '');
    if (text?.ok === false) {
      this.known.set(key, { state: 'failed', sha256 });
      return this.fail(text.message, by, name);
    }
    if (wanted.sha256 !== undefined && sha256 !== wanted.sha256) {
      const message = `The content is another one: its SHA-256 is ${sha256}, and "sha256" says ${wanted.sha256}. Find out why, then write the one that is meant.`;
      return this.fail(message, by, name);
    }
    if (text === undefined) return;
    this.known.set(key, { state: 'open', sha256 });
    const read = await this.read(name, text.text, home.own, by);
    const file: PolicyFile = {
      name,
      origin: given.origin(sha256),
      home,
      ...read,
      ...(by === undefined ? {} : { extendedBy: by }),
    };
    for (const one of extended(file)) await this.extend(file, one.entry, one.node);
    this.known.set(key, { state: 'done', sha256 });
    this.files.push(file);
  }

  /** The content of a file whose shape is right; mistakes are gathered, and leave it empty. */
  private async read(
    name: string,
    text: string,
    own: boolean,
    by: Wanted['by'],
  ): Promise<Pick<PolicyFile, 'root' | 'file' | 'broken'>> {
    const parsed = await parseYamlAlone(name, text.replace(/^\uFEFF/, ''));
    const wrong = (...lines: string[]) => {
      const way = by === undefined ? '' : byWay([...stepsTo(by.file), stepAt(by.at)]);
      (own ? this.own : this.shared).push(...lines.map((line) => (own ? line : `${line}${way}`)));
      return { file: {}, broken: true as const };
    };
    const errors = parsed.problems.filter((problem) => problem.severity === 'error');
    if (errors.length > 0) return wrong(...errors.map((problem) => lineAt(problem.at, problem.message)));
    const [root, second] = parsed.documents;
    if (second !== undefined) {
      return wrong(lineAt({ ...second, pointer: '' }, 'A configuration is one document; remove this one.'));
    }
    if (root === undefined || (root.kind === 'scalar' && root.value === undefined)) return { file: {} };
    const plain = plainOf(root);
    if (plain === undefined) return wrong(`${name}: This is too large for a configuration.`);
    const mistakes = await shapeMistakes(root, plain.value);
    // Rules are read all the same: their mistakes are told in one go with these.
    if (mistakes.length > 0) return { ...wrong(...mistakes), root, file: { [RULE_FILES]: ruleFilesIn(root) } };
    // The validator that was generated from ConfigFile has passed it.
    return { root, file: plain.value as ConfigFile };
  }

  private async extend(file: PolicyFile, entry: string | ExtendsConfig, node: Node): Promise<void> {
    const { policy, commit, sha256 }: ExtendsConfig = typeof entry === 'string' ? { policy: entry } : entry;
    const at = { ...(child(node, 'policy') ?? node), pointer: 'extends' };
    const target = extendsTarget(policy);
    if (!target.ok) {
      if (file.home.own) this.own.push(lineAt(at, target.message));
      else this.shared.push(`${lineAt(at, target.message)}${byWay(stepsTo(file))}`);
      return;
    }
    const wanted: Wanted = {
      by: { file, at },
      ...(commit === undefined ? {} : { commit }),
      ...(sha256 === undefined ? {} : { sha256 }),
    };
    if (target.target.kind === 'shared') return this.loadShared(target.target.ref, wanted);
    const { path } = target.target;
    if (commit !== undefined || sha256 !== undefined) {
      const line = lineAt(at, '"commit" and "sha256" are for policies of other repositories. Leave them out.');
      (file.home.own ? this.own : this.shared).push(line);
      return;
    }
    const { origin } = file;
    const stands = origin.kind === 'shared' ? this.further.get(anyVersionOf({ ...origin, path })) : undefined;
    if (origin.kind === 'shared' && stands?.origin.kind === 'shared' && stands.origin.commit !== origin.commit) {
      return this.leaveOut({ ...origin, path }, stands, wanted);
    }
    await this.add(file.home, path, { origin: (hash) => originBeside(file, path, hash) }, wanted);
  }

  /** Notes that a policy could not be loaded, at the place that names it. */
  private fail(message: string, by: Wanted['by'], name: string): void {
    this.isLacking = true;
    if (by === undefined) this.shared.push(`${name}: ${message}`);
    else this.shared.push(`${lineAt(by.at, message)}${byWay(stepsTo(by.file))}`);
  }
}

/** The same for a file of a shared policy in all its versions. */
function anyVersionOf({ owner, repo, path }: Pick<PolicyRef, 'owner' | 'repo' | 'path'>): string {
  return `${`${owner}/${repo}`.toLowerCase()}/${path}`;
}

/** Where a file comes from that another one names by `./path`. */
function originBeside({ origin }: PolicyFile, path: string, sha256: string): LayerOrigin {
  return origin.kind === 'shared' ? { ...origin, path, sha256 } : { kind: 'repository', path };
}

/** SHA-256 of a file in UTF-8, in hexadecimal. */
function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function ruleFilesIn(root: Node): readonly string[] {
  return itemsOf(child(root, RULE_FILES)).flatMap((node) => textOf(node) ?? []);
}

/** What a file extends, each with the node that says so. */
function extended({
  file,
  root,
}: PolicyFile): readonly { readonly entry: string | ExtendsConfig; readonly node: Node }[] {
  const node = child(root, 'extends');
  if (node === undefined || file.extends === undefined) return [];
  const nodes = node.kind === 'sequence' ? itemsOf(node) : [node];
  return [file.extends].flat().flatMap((entry, index) => {
    const item = nodes[index];
    return item === undefined ? [] : [{ entry, node: item }];
  });
}
