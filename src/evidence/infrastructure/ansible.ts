import { wholeFile } from '../../documents/location.js';
import { child, itemsOf, type Node, textOf } from '../../documents/node.js';
import { baseName, folderOf } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge, NamedWords } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, named, observe, shown } from '../emit.js';
import { type FilePath, isYaml } from '../file-path.js';
import { atText, linesOf } from '../text-lines.js';
import { firstWord, tableOf, type WordTable } from '../word-table.js';

/** Ansible playbooks and roles: machines of one's own, and which runtimes are installed on them. */
export function ansibleDetector(knowledge: EvidenceKnowledge): Detector {
  const runtimes = tableOf(knowledge.runtimes, (runtime) => runtime.words);
  return {
    name: 'ansible',
    extensions: ['yml', 'yaml'],
    wants: isYaml,
    detect: (file) => detect(file, runtimes),
    detectTree,
  };
}

type Runtimes = WordTable<NamedWords>;

function* detect(file: CandidateFile, runtimes: Runtimes): Iterable<Evidence> {
  if (/(?:^|\/)tasks$/.test(file.folder)) {
    yield* readTasks(file, runtimes);
    return;
  }
  if (
    !/^[ \t-]{0,8}hosts[ \t]*:/m.test(file.text) ||
    !/^[ \t]{0,8}(?:-[ \t]+)?(?:tasks|roles|become|import_playbook)[ \t]*:/m.test(file.text)
  )
    return;
  const [root] = file.parsed().documents;
  if (root?.kind !== 'sequence') return;
  for (const [index, play] of itemsOf(root).entries()) {
    const hosts = entryAt(play, 'hosts');
    if (hosts === undefined) continue;
    const name = textOf(child(play, 'name')) ?? baseName(file.path);
    yield observe({
      kind: 'ansible.playbook',
      value: 'playbook',
      name,
      details: { hosts: textOf(hosts.value) },
      message: `An Ansible play acts on the machines${named(textOf(hosts.value))}.`,
      at: atKey(hosts, `[${index}].hosts`),
    });
    for (const role of itemsOf(child(play, 'roles'))) yield* readRole(role, `[${index}].roles`, runtimes);
  }
  yield* readTasks(file, runtimes);
}

function* readRole(role: Node, pointer: string, runtimes: Runtimes): Iterable<Evidence> {
  const name = textOf(role) ?? textOf(child(role, 'role')) ?? textOf(child(role, 'name')) ?? '';
  const runtime = firstWord(name, runtimes)?.name;
  if (runtime === undefined) return;
  yield observe({
    kind: 'ansible.install',
    value: runtime,
    name,
    message: `An Ansible role${named(name)} installs ${runtime}.`,
    at: { file: role.file, start: role.start, end: role.end, pointer },
  });
}

/** What a task's name has to say for the task to set something up: `installed version` only asks. */
const SETS_UP =
  /\b(?:install(?:ing|s)?|set(?:ting|s)?[ -]?up|initiali[sz](?:e|ing)|init|join(?:ing)?|deploy(?:ing)?|start(?:ing)?)\b/i;
const ONLY_ASKS = /^(?:get|check|verify|download|ensure no|remove|uninstall|stop|wait|fail|assert|debug)\b/i;

/** Modules whose use says what runs on the machine (docker_compose_v2, docker_stack, kubernetes.core.k8s). */
const MODULES: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]+(?:community\.docker\.|community\.general\.)?docker_compose(?:_v2)?[ \t]*:/, 'docker-compose'],
  [
    /^[ \t]+(?:community\.docker\.|community\.general\.)?docker_(?:swarm|stack|swarm_service|node)[ \t]*:/,
    'docker-swarm',
  ],
  [/^[ \t]+(?:community\.docker\.|community\.general\.)?docker_container[ \t]*:/, 'docker'],
  [/^[ \t]+(?:kubernetes\.core\.|community\.kubernetes\.|community\.general\.)?(?:k8s|helm)[ \t]*:/, 'kubernetes'],
];

/** Tasks are read by their lines: they are full of templates. */
function* readTasks(file: CandidateFile, runtimes: Runtimes): Iterable<Evidence> {
  const seen = new Set<string>();
  for (const line of linesOf(file.text)) {
    const task = /^[ \t]*-[ \t]+name:[ \t]*(.{1,200})$/.exec(line.text)?.[1]?.replace(/^(["'])(.*)\1[ \t]*$/, '$2');
    const module = MODULES.find(([pattern]) => pattern.test(line.text))?.[1];
    if (module !== undefined && !seen.has(module)) {
      seen.add(module);
      yield observe({
        kind: 'ansible.install',
        value: module,
        message: `An Ansible task uses ${module} on the machines.`,
        at: atText(file, line.start, line.text.length),
      });
    }
    const runtime =
      task === undefined || !SETS_UP.test(task) || ONLY_ASKS.test(task) ? undefined : firstWord(task, runtimes)?.name;
    if (task === undefined || runtime === undefined || seen.has(runtime)) continue;
    seen.add(runtime);
    yield observe({
      kind: 'ansible.install',
      value: runtime,
      name: task,
      message: `An Ansible task ${shown(task)} sets up ${runtime}.`,
      at: atText(file, line.start, line.text.length),
    });
  }
}

/** Roles by their layout: `roles/<name>/tasks/main.yml`. */
function* detectTree(files: readonly FilePath[]): Iterable<Evidence> {
  for (const file of files) {
    if (!/^main\.ya?ml$/.test(file.name) || !/(?:^|\/)roles\/[^/]+\/tasks$/.test(file.folder)) continue;
    const role = baseName(folderOf(file.folder));
    yield observe({
      kind: 'ansible.playbook',
      value: 'role',
      name: role,
      details: { source: 'path' },
      message: `${shown(role)} is an Ansible role.`,
      at: wholeFile(file.path),
    });
  }
}
