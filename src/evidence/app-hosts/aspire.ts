import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import { atText } from '../text-lines.js';
import { type PartBook, type PartRole, partBook, partEvidence, sidecarEvidence } from './parts.js';

interface AspireBook {
  readonly parts: PartBook;
  readonly sidecar: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
}

/** The AppHost program of .NET Aspire: projects, stores and brokers that it starts. Only calls are read, no C# is understood. */
export function aspireDetector(knowledge: EvidenceKnowledge): Detector {
  const book = {
    parts: partBook(knowledge),
    sidecar: new Set(knowledge.daprMethods.sidecar),
    components: new Set(knowledge.daprMethods.components),
  };
  return {
    name: 'aspire',
    extensions: ['cs'],
    wants: ({ name, folder, path }) =>
      name.includes('apphost') || /apphost[^/]*$/i.test(folder) || (name === 'program.cs' && /aspire/i.test(path)),
    detect: (file) => detect(file, book),
  };
}

/** `.AddProject<Projects.Orders>("orders")`, `.AddKafka(Names.Bus)`, `.WithDaprSidecar(…)`. */
const CALL =
  /\.((?:Add|WithDapr)[A-Z]\w{0,60})[ \t]{0,4}(?:<([^<>()\n]{1,120})>)?[ \t]{0,4}\(\s{0,80}(?:"([^"\n]{1,100})"|([A-Za-z_][\w.]{0,100}))?(?:\s{0,80},\s{0,80}"([^"\n]{1,150})")?/g;

/** Calls looked at in one file. */
const MAX_CALLS = 1_000;

function* detect(file: CandidateFile, book: AspireBook): Iterable<Evidence> {
  if (!/\bI?DistributedApplication(?:Builder)?\b/.test(file.text)) return;
  const text = withoutComments(file.text);
  let last: string | undefined;
  let calls = 0;
  for (const call of text.matchAll(CALL)) {
    if (++calls > MAX_CALLS) return;
    const [whole, method = '', type, literal, variable, image] = call;
    const name = literal ?? lastPart(variable) ?? lastPart(type);
    const at = atText(file, call.index + 1, method.length);
    if (book.sidecar.has(method)) yield sidecarEvidence('aspire', last, at);
    else if (book.components.has(method)) yield componentEvidence(method, name, at);
    else {
      const role = roleOf(method, image, whole, book.parts);
      if (role === undefined) continue;
      if (role === 'service') last = name;
      yield partEvidence({ host: 'aspire', role, name, image: method === 'AddContainer' ? image : undefined, at });
    }
  }
}

function roleOf(
  method: string,
  image: string | undefined,
  whole: string,
  book: PartBook,
): PartRole | 'other' | undefined {
  if (method === 'AddContainer') return image === undefined ? 'other' : (book.ofImage(image) ?? 'other');
  const role = book.ofMethod(method.slice('Add'.length));
  // A project without a name or type is the method's own definition, or a call on something else than the builder.
  return role === 'service' && whole.endsWith('(') ? undefined : role;
}

function componentEvidence(method: string, name: string | undefined, at: Evidence['at']): Evidence {
  const type = /PubSub/.test(method) ? 'pubsub' : /State/.test(method) ? 'state' : 'component';
  return observe({
    kind: 'dapr.component',
    value: type,
    name,
    details: { host: 'aspire' },
    message: `The Aspire host adds the Dapr building block ${shown(name ?? type)}.`,
    at,
  });
}

/** `ServiceName.App.Orders` is called `Orders`, `Projects.Shop_Orders` `Shop_Orders`. */
function lastPart(name: string | undefined): string | undefined {
  return name?.slice(name.lastIndexOf('.') + 1);
}

/** The text with whole lines of comment blanked, so that every offset stays. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]{0,200}\/\/.*$/gm, (line) => ' '.repeat(line.length));
}
