import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile } from '../detector.js';
import { named, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { atText, type Line, linesOf } from '../text-lines.js';
import type { CloudBook } from './clouds.js';

/** Providers as programs name them, and the names of their packages. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['aws', 'aws'],
  ['awsx', 'aws'],
  ['eks', 'aws'],
  ['awsnative', 'aws'],
  ['azure', 'azure'],
  ['azurenative', 'azure'],
  ['gcp', 'gcp'],
  ['googlenative', 'gcp'],
  ['digitalocean', 'digitalocean'],
  ['hcloud', 'hcloud'],
  ['linode', 'linode'],
  ['oci', 'oci'],
]);

/** `new aws.ec2.Instance("web"`, `aws.ec2.Instance("web"`, `new Aws.Ec2.Instance("web"`, `new eks.Cluster("main"`. */
const CALL =
  /\b([A-Za-z][\w]{1,20})\.(?:([A-Za-z][\w]{1,40})\.)?(?:v[\w]{1,20}\.)?([A-Z][\w]{1,60})(?:<[\w.]{1,60}>)?\([ \t]*(?:["'`]([\w.-]{1,80}))?/g;

/** `ec2.NewInstance(ctx, "web"` of Go: the module is the package. */
const GO_CALL = /\b([a-z]\w{1,40})\.New([A-Z]\w{1,60})\([ \t]*ctx\b(?:,[ \t]*["`]([\w.-]{1,80}))?/g;

/** The provider and the module of a Go package, and of a Java one. */
const GO_IMPORT = /pulumi-([a-z-]{2,30})\/sdk(?:\/v\d+)?\/(?:v\d+\/)?go\/[a-z-]{2,30}\/([a-z0-9]{1,40})/;

const COMMENT = /^\s*(?:\*|\/[/*]|#)/;
const MENTIONS = /@pulumi\/|\bpulumi_|pulumi\/pulumi-|\bPulumi\.|com\.pulumi\./;

/** Programs stand at the root of a project, under the names that the tool's templates give them. */
export function isPulumiProgram(file: FilePath): boolean {
  if (!/^(?:index\.[jt]s|__main__\.py|main\.go|program\.cs|mystack\.cs|app\.java)$/.test(file.name)) return false;
  return file.folder === '' || /pulumi|infra|iac|deploy|cloud|platform|stack/i.test(file.folder);
}

/** Resources that a Pulumi program makes, each type once. */
export function* readPulumiProgram(file: CandidateFile, clouds: CloudBook): Iterable<Evidence> {
  if (!MENTIONS.test(file.text)) return;
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  for (const line of linesOf(file.text)) {
    if (COMMENT.test(line.text)) continue;
    const [, provider, module] = GO_IMPORT.exec(line.text) ?? [];
    if (provider !== undefined && module !== undefined) packages.set(module, provider);
    for (const call of callsIn(line, packages)) {
      const key = `${call.provider}:${call.type}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield pulumiResource({ ...call, source: 'code', at: atText(file, call.start, call.length) }, clouds);
    }
  }
}

interface Call {
  readonly provider: string;
  /** `ec2/Instance`. */
  readonly type: string;
  readonly name?: string | undefined;
  readonly start: number;
  readonly length: number;
}

function* callsIn(line: Line, packages: ReadonlyMap<string, string>): Iterable<Call> {
  for (const match of line.text.matchAll(GO_CALL)) {
    const [whole, module = '', type = '', name] = match;
    const provider = packages.get(module);
    if (provider === undefined) continue;
    yield { provider, type: `${module}/${type}`, name, start: line.start + match.index, length: whole.length };
  }
  for (const match of line.text.matchAll(CALL)) {
    const [whole, first = '', module, type = '', name] = match;
    const word = first.toLowerCase().replaceAll('_', '');
    const provider = PROVIDERS.get(word);
    if (provider === undefined || type === 'Provider') continue;
    const place = module ?? (word === provider ? '' : word);
    const start = line.start + match.index;
    yield { provider, type: place === '' ? type : `${place.toLowerCase()}/${type}`, name, start, length: whole.length };
  }
}

/** A resource with its cloud and category, from a program or from a project in YAML. */
export function pulumiResource(
  seen: Omit<Call, 'start' | 'length'> & { readonly source: 'code' | 'resource'; readonly at: Evidence['at'] },
  clouds: CloudBook,
): Evidence {
  const cloud = clouds.ofPackage(seen.provider);
  return observe({
    kind: 'pulumi.resource',
    value: seen.type,
    name: seen.name,
    details: { cloud, category: clouds.categoryOf(`pulumi:${seen.type}`), source: seen.source },
    message: `A Pulumi program makes ${shown(seen.type)}${named(seen.name)}${cloud === undefined ? '' : ` on ${clouds.nameOf(cloud)}`}.`,
    at: seen.at,
  });
}
