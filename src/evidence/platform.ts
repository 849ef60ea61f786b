import { child, descend, entriesOf, itemsOf, textOf } from '../documents/node.js';
import type { Evidence } from '../model/evidence.js';
import type { CandidateFile, Detector } from './detector.js';
import { atKey, atNode, entryAt, named, observe, shown } from './emit.js';

/** Platforms whose files have to be read to know what they deploy: Render blueprints, App Engine, Heroku's app.json, Cloud Foundry. */
export function platformDetector(): Detector {
  return {
    name: 'platform',
    extensions: ['yml', 'yaml', 'json'],
    wants: (file) => READERS.some(([pattern]) => pattern.test(file.name)),
    detect: function* (file) {
      const reader = READERS.find(([pattern]) => pattern.test(file.name));
      if (reader !== undefined) yield* reader[1](file);
    },
  };
}

const READERS: readonly (readonly [RegExp, (file: CandidateFile) => Iterable<Evidence>])[] = [
  [/^render\.ya?ml$/, readRender],
  [/^app\.json$/, readHerokuApp],
  [/^app(?:[-_.][\w-]{1,40})?\.ya?ml$/, readAppYaml],
  [/^manifest\.ya?ml$/, readCloudFoundry],
  [/^staticwebapp\.config\.json$/, readStaticWebApp],
  [/^amplify\.ya?ml$/, readAmplify],
];

/** Types of Render services by what they are. */
const RENDER_TYPES: ReadonlyMap<string, string> = new Map([
  ['web', 'web'],
  ['pserv', 'web'],
  ['worker', 'worker'],
  ['cron', 'job'],
  ['static', 'static'],
  ['redis', 'database'],
  ['keyvalue', 'database'],
]);

function* readRender(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  for (const [index, service] of itemsOf(child(root, 'services')).entries()) {
    const type = textOf(child(service, 'type')) ?? 'web';
    const name = textOf(child(service, 'name'));
    yield app('render', name, RENDER_TYPES.get(type) ?? 'web', atNode(service, `services[${index}]`));
  }
  for (const [index, database] of itemsOf(child(root, 'databases')).entries()) {
    yield app('render', textOf(child(database, 'name')), 'database', atNode(database, `databases[${index}]`));
  }
}

/** app.json is Expo's and others' as well: Heroku's has buildpacks, add-ons, a formation or environments. */
function* readHerokuApp(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const key = ['formation', 'addons', 'buildpacks', 'stack', 'environments', 'dokku'].find(
    (name) => entryAt(root, name) !== undefined,
  );
  const entry = key === undefined ? undefined : entryAt(root, key);
  if (entry === undefined || child(root, 'expo') !== undefined) return;
  yield app('heroku', textOf(child(root, 'name')), 'web', atKey(entry, entry.key));
}

/** app.yaml of App Engine says `runtime:`; that of DigitalOcean has services and a region. */
function* readAppYaml(file: CandidateFile): Iterable<Evidence> {
  if (file.text.includes('apiVersion')) return;
  const [root] = file.parsed().documents;
  const runtime = entryAt(root, 'runtime');
  const isAppEngine =
    runtime !== undefined &&
    /^(?:python|java|node|go|php|ruby|custom|dotnet|aspnetcore)/.test(textOf(runtime.value) ?? '');
  if (isAppEngine) {
    yield app('app-engine', textOf(child(root, 'service')), 'web', atKey(runtime, 'runtime'));
    return;
  }
  const services = child(root, 'services') ?? descend(root, 'spec', 'services');
  if (services?.kind !== 'sequence' || child(root, 'name') === undefined) return;
  for (const [index, service] of itemsOf(services).entries()) {
    yield app(
      'digitalocean-app-platform',
      textOf(child(service, 'name')),
      'web',
      atNode(service, `services[${index}]`),
    );
  }
}

function* readCloudFoundry(file: CandidateFile): Iterable<Evidence> {
  if (!/^applications[ \t]*:/m.test(file.text)) return;
  const [root] = file.parsed().documents;
  for (const [index, application] of itemsOf(child(root, 'applications')).entries()) {
    yield app(
      'cloud-foundry',
      textOf(child(application, 'name')),
      'web',
      atNode(application, `applications[${index}]`),
    );
  }
}

function* readStaticWebApp(file: CandidateFile): Iterable<Evidence> {
  const first = [...entriesOf(file.parsed().documents[0])][0];
  if (first !== undefined) yield app('azure-app-service', undefined, 'static', atKey(first, first.key));
}

function* readAmplify(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const anchor = entryAt(root, 'frontend') ?? entryAt(root, 'applications') ?? entryAt(root, 'backend');
  if (anchor !== undefined) yield app('amplify-hosting', undefined, 'web', atKey(anchor, anchor.key));
}

function app(platform: string, name: string | undefined, type: string, at: Evidence['at']): Evidence {
  return observe({
    kind: 'platform.app',
    value: platform,
    name,
    details: { type },
    message: `The ${type} service${named(name)} runs on ${shown(platform)}.`,
    at,
  });
}
