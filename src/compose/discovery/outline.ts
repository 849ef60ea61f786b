import { child, entriesOf, itemsOf, type MappingNode, type Node, textOf } from '../../documents/node.js';
import { attributeBelow } from '../attribute.js';
import { composeAttributes } from '../attributes.js';
import { isVersion1 } from '../version1.js';

/** What grouping needs to know of a file, without keeping its tree. */
export interface Outline {
  /** Top-level keys. */
  readonly sections: ReadonlySet<string>;
  /** Services, and whether each says what it runs (an image, a build, another service, a provider). */
  readonly services: ReadonlyMap<string, boolean>;
  /** Services that others wait for. */
  readonly needs: ReadonlySet<string>;
  /** Networks that services join, and those that the file declares. */
  readonly joined: ReadonlySet<string>;
  readonly networks: ReadonlySet<string>;
  /** Paths as written. */
  readonly includes: readonly string[];
  readonly extended: readonly string[];
  /** How many keys of services Compose knows, and how many it does not. */
  readonly known: number;
  readonly foreign: number;
  readonly version1: boolean;
}

/** An outline under construction. */
export class OutlineBuilder implements Outline {
  readonly sections = new Set<string>();
  readonly services = new Map<string, boolean>();
  readonly needs = new Set<string>();
  readonly includes: string[] = [];
  readonly extended: string[] = [];
  readonly joined = new Set<string>();
  readonly networks = new Set<string>();
  known = 0;
  foreign = 0;
  version1 = false;

  service(name: string): void {
    if (!this.services.has(name)) this.services.set(name, false);
  }

  /** Counts a key of a service. */
  attribute(service: string, key: string): void {
    if (isServiceKey(key)) this.known++;
    else if (!key.startsWith('x-')) this.foreign++;
    if (COMPLETES.has(key)) this.services.set(service, true);
  }
}

const COMPLETES = new Set(['image', 'build', 'extends', 'provider']);

function isServiceKey(key: string): boolean {
  const service = attributeBelow(attributeBelow(composeAttributes(), 'services'), '');
  return service?.children.has(key) === true;
}

/** The outline of a parsed file. */
export function outlineOfDocuments(documents: readonly Node[]): Outline {
  const outline = new OutlineBuilder();
  for (const document of documents) {
    if (document.kind !== 'mapping') continue;
    for (const key of document.entries.keys()) outline.sections.add(key);
    if (isVersion1(document)) {
      outline.version1 = true;
      addServices(document, outline);
    }
    addServices(child(document, 'services'), outline);
    for (const key of namesOf(child(document, 'networks'))) outline.networks.add(key);
    for (const item of itemsOf(child(document, 'include'))) {
      const path = item.kind === 'mapping' ? child(item, 'path') : item;
      for (const one of path?.kind === 'sequence' ? path.items : [path]) {
        const text = textOf(one);
        if (text !== undefined) outline.includes.push(text);
      }
    }
  }
  return outline;
}

function addServices(services: Node | undefined, outline: OutlineBuilder): void {
  for (const { key, value } of entriesOf(services)) {
    outline.service(key);
    if (value.kind !== 'mapping') continue;
    addService(key, value, outline);
  }
}

function addService(name: string, service: MappingNode, outline: OutlineBuilder): void {
  for (const key of service.entries.keys()) outline.attribute(name, key);
  const file = textOf(child(child(service, 'extends'), 'file'));
  if (file !== undefined) outline.extended.push(file);
  for (const key of namesOf(child(service, 'depends_on'))) outline.needs.add(key);
  for (const key of namesOf(child(service, 'networks'))) outline.joined.add(key);
}

function namesOf(node: Node | undefined): string[] {
  return [...entriesOf(node)].map(({ key }) => key).concat(itemsOf(node).flatMap((item) => textOf(item) ?? []));
}

/** What a file holds together with the files that it includes. */
export function combinedOutline(outlines: readonly Outline[]): Outline {
  const all = new OutlineBuilder();
  for (const outline of outlines) {
    for (const key of outline.sections) all.sections.add(key);
    for (const [name, complete] of outline.services) {
      all.services.set(name, complete || all.services.get(name) === true);
    }
    for (const name of outline.needs) all.needs.add(name);
    for (const name of outline.joined) all.joined.add(name);
    for (const name of outline.networks) all.networks.add(name);
  }
  return all;
}
