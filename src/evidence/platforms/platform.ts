import { child, descend, entriesOf, itemsOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, atNode, entryAt } from '../emit.js';
import { type AppSeen, appEvidence } from './app-evidence.js';

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
  [/^manifest\.ya?ml$/, readManifest],
  [/^porter\.ya?ml$/, readPorter],
  [/^staticwebapp\.config\.json$/, readStaticWebApp],
  [/^amplify\.ya?ml$/, readAmplify],
];

/** Types of Render services by what they are. */
const RENDER_TYPES: ReadonlyMap<string, AppSeen['type']> = new Map([
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
    const flexible = textOf(child(root, 'env')) === 'flex' || textOf(child(root, 'vm')) === 'true';
    yield appEvidence({
      platform: 'app-engine',
      name: textOf(child(root, 'service')),
      type: 'web',
      environment: flexible ? 'flexible' : 'standard',
      at: atKey(runtime, 'runtime'),
    });
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

/** What AWS Copilot calls its services, by what they are. */
const COPILOT_TYPES: ReadonlyMap<string, AppSeen['type']> = new Map([
  ['Load Balanced Web Service', 'web'],
  ['Request-Driven Web Service', 'web'],
  ['Backend Service', 'container'],
  ['Worker Service', 'worker'],
  ['Scheduled Job', 'job'],
  ['Static Site', 'static'],
]);

/** manifest.yml of Cloud Foundry lists applications; that of AWS Copilot describes one service by its type. */
function* readManifest(file: CandidateFile): Iterable<Evidence> {
  if (/^applications[ \t]*:/m.test(file.text)) yield* readCloudFoundry(file);
  if (!/^type[ \t]*:/m.test(file.text)) return;
  const [root] = file.parsed().documents;
  const entry = entryAt(root, 'type');
  const type = COPILOT_TYPES.get(textOf(entry?.value) ?? '');
  if (entry !== undefined && type !== undefined)
    yield app('copilot', textOf(child(root, 'name')), type, atKey(entry, 'type'));
}

/** porter.yaml of the platform Porter has services or applications; the packages of CNAB are called alike and have mixins. */
function* readPorter(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  if (child(root, 'mixins') !== undefined) return;
  const entry = entryAt(root, 'services') ?? entryAt(root, 'applications') ?? entryAt(root, 'apps');
  if (entry !== undefined) yield app('porter', textOf(child(root, 'name')), 'web', atKey(entry, entry.key));
}

function* readCloudFoundry(file: CandidateFile): Iterable<Evidence> {
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

function app(platform: string, name: string | undefined, type: AppSeen['type'], at: Evidence['at']): Evidence {
  return appEvidence({ platform, name, type, at });
}
