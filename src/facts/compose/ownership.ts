import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Fact, Reason } from '../fact.js';
import { knownCount, notApplicable } from '../sheet.js';
import { wordsOf } from '../words.js';
import type { References } from './references.js';
import { type ComposeView, isApplication, isStore } from './view.js';

/** Shortest name by which a store can be told to belong to a service. */
const STEM_LENGTH = 3;

/** A service with a data store that nobody else uses. */
interface Ownership {
  readonly owner: Service;
  readonly store: Service;
}

/** Database per service: services with a store of their own, by the store's name or because nobody else names it. */
export function ownershipFacts(view: ComposeView, references: References): readonly Fact[] {
  // What passes messages between services belongs to none of them.
  const stores = view.services.filter((service) => isStore(service) && service.role.role !== 'broker');
  if (stores.length === 0) {
    return ['compose.store-owners', 'compose.shared-stores'].map((id) =>
      notApplicable(id, 'No data store runs in Compose.'),
    );
  }
  // Somebody else's product brings its store along: that many of them stand side by side makes no system of services.
  const applications = view.services.filter((service) => isApplication(service) && !isProduct(service));
  const byName = ownersByName(stores, applications, view);
  const byUse = ownersByUse(stores, applications, references, view);
  const owners = new Map<string, Ownership>();
  for (const store of stores) {
    const named = byName.get(store.id);
    const owner = named ?? byUse.get(store.id);
    // A store named after a service is that service's own, even where one image runs them all.
    const key = named?.id ?? (owner && ownerKey(owner, view));
    if (owner && key !== undefined && !owners.has(key)) owners.set(key, { owner, store });
  }
  const reason = ({ owner, store }: Ownership): Reason =>
    byName.has(store.id)
      ? { message: `${quoted(store.name)} is named after the one service whose data it holds.`, at: store.at }
      : { message: `${quoted(owner.name)} has ${quoted(store.name)} for itself.`, at: owner.at };
  return [
    knownCount('compose.store-owners', [...owners.values()], reason),
    knownCount('compose.shared-stores', sharedStores(stores, applications, references, view), (store) => ({
      message: `${quoted(store.name)} is used by several services of own code.`,
      at: store.at,
    })),
  ];
}

/** Stores that two or more units of own code name: what they keep there is common to them. A broker is there to be shared. */
function sharedStores(
  stores: readonly Service[],
  applications: readonly Service[],
  references: References,
  { units }: ComposeView,
): readonly Service[] {
  const users = new Map<string, Set<string>>();
  for (const service of applications) {
    const unit = units.of(service);
    for (const target of unit === undefined ? [] : (references.get(service.id) ?? [])) {
      users.set(target, (users.get(target) ?? new Set()).add(unit ?? ''));
    }
  }
  return stores.filter(({ id, role }) => role.role !== 'broker' && (users.get(id)?.size ?? 0) > 1);
}

/** Known software that is run as it comes. */
function isProduct(service: Service): boolean {
  return service.build === undefined && service.role.product !== undefined;
}

/** Services that run the same unit of code own together: a web process and its worker are one owner. */
function ownerKey(service: Service, { units }: ComposeView): string {
  return units.of(service) ?? service.image?.repository ?? service.id;
}

/** `user-mongodb` belongs to `user-service`, `orderdb` to `ordering.api`. */
function ownersByName(
  stores: readonly Service[],
  applications: readonly Service[],
  view: ComposeView,
): ReadonlyMap<string, Service> {
  const storeWords = new Set(view.vocabulary.store);
  const filler = new Set(view.vocabulary.filler);
  const byPrefix = new Map<string, Service>();
  for (const service of applications) {
    const stem = wordsOf(service.name).filter((word) => !filler.has(word));
    const text = stem.join('');
    for (let length = STEM_LENGTH; length <= text.length; length++) {
      const prefix = text.slice(0, length);
      if (!byPrefix.has(prefix)) byPrefix.set(prefix, service);
    }
  }
  const owners = new Map<string, Service>();
  for (const store of stores) {
    const stem = wordsOf(store.name)
      .map((word) => withoutStoreSuffix(word, storeWords))
      .filter((word) => !storeWords.has(word) && !filler.has(word))
      .join('');
    const owner = stem.length >= STEM_LENGTH ? byPrefix.get(stem) : undefined;
    if (owner) owners.set(store.id, owner);
  }
  return owners;
}

/** `catalogdb` without its `db`. */
function withoutStoreSuffix(word: string, storeWords: ReadonlySet<string>): string {
  if (storeWords.has(word)) return word;
  for (let length = 2; length < word.length - 1; length++) {
    if (storeWords.has(word.slice(-length))) return word.slice(0, -length);
  }
  return word;
}

/** A store that exactly one unit of the application names. */
function ownersByUse(
  stores: readonly Service[],
  applications: readonly Service[],
  references: References,
  view: ComposeView,
): ReadonlyMap<string, Service> {
  const users = new Map<string, Map<string, Service>>(stores.map((store) => [store.id, new Map()]));
  for (const service of applications) {
    for (const target of references.get(service.id) ?? []) users.get(target)?.set(ownerKey(service, view), service);
  }
  const owners = new Map<string, Service>();
  for (const [store, named] of users) {
    const [only] = named.values();
    if (only && named.size === 1) owners.set(store, only);
  }
  return owners;
}
