import { expect, test } from '@jest/globals';
import { loadTexts } from '../../src/rulebook/load.js';

/** Recommendations of the CIS Docker Benchmark 1.6.0 that a Compose file can follow, in its own words without "Ensure". */
const CIS: Readonly<Record<string, string>> = {
  '4.1': 'a user for the container has been created',
  '4.2': 'containers use only trusted base images',
  '4.10': 'secrets are not stored in Dockerfiles',
  '5.2': 'if applicable, an AppArmor Profile is enabled',
  '5.3': 'if applicable, SELinux security options are set',
  '5.4': 'Linux kernel capabilities are restricted within containers',
  '5.5': 'privileged containers are not used',
  '5.6': 'sensitive host system directories are not mounted on containers',
  '5.8': 'privileged ports are not mapped within containers',
  '5.10': "the host's network namespace is not shared",
  '5.11': 'the memory usage for containers is limited',
  '5.12': 'CPU priority is set appropriately on containers',
  '5.13': "the container's root filesystem is mounted as read only",
  '5.14': 'incoming container traffic is bound to a specific host interface',
  '5.15': 'the on-failure container restart policy is set to 5',
  '5.16': "the host's process namespace is not shared",
  '5.17': "the host's IPC namespace is not shared",
  '5.18': 'host devices are not directly exposed to containers',
  '5.20': 'mount propagation mode is not set to shared',
  '5.21': "the host's UTS namespace is not shared",
  '5.22': 'the default seccomp profile is not disabled',
  '5.25': 'cgroup usage is confirmed',
  '5.26': 'the container is restricted from acquiring additional privileges',
  '5.27': 'container health is checked at runtime',
  '5.29': 'the PIDs cgroup limit is used',
  '5.31': "the host's user namespaces are not shared",
  '5.32': 'the Docker socket is not mounted inside any containers',
};

/** Countermeasures of NIST SP 800-190. */
const NIST: Readonly<Record<string, string>> = {
  '4.1.2': 'image configuration defects',
  '4.1.4': 'embedded clear text secrets',
  '4.1.5': 'use of untrusted images',
  '4.2.2': 'stale images in registries',
  '4.3.3': 'poorly separated inter-container network traffic',
  '4.4.2': 'unbounded network access from containers',
  '4.4.3': 'insecure container runtime configurations',
  '4.4.4': 'app vulnerabilities',
  '4.5.5': 'host OS file system tampering',
};

/** Recommendations of the CIS Kubernetes Benchmark 1.8 that a manifest can follow. */
const CIS_KUBERNETES: Readonly<Record<string, string>> = {
  '5.1.1': 'the cluster-admin role is only used where required',
  '5.2.2': 'minimize the admission of privileged containers',
  '5.2.3': 'minimize the admission of containers wishing to share the host process ID namespace',
  '5.2.4': 'minimize the admission of containers wishing to share the host IPC namespace',
  '5.2.5': 'minimize the admission of containers wishing to share the host network namespace',
  '5.2.7': 'minimize the admission of root containers',
  '5.2.9': 'minimize the admission of containers with added capabilities',
  '5.2.12': 'minimize the admission of HostPath volumes',
  '5.3.2': 'all Namespaces have NetworkPolicies defined',
};

/** Chapters of the Kubernetes Hardening Guide of NSA and CISA, which have no numbers. */
const HARDENING: ReadonlySet<string> = new Set(['network policies', 'non-root containers', 'privileged containers']);

const BOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'CIS Docker Benchmark 1.6.0': CIS,
  'CIS Kubernetes Benchmark 1.8': CIS_KUBERNETES,
  'NIST SP 800-190': NIST,
};

const texts = await loadTexts();
const references = Object.entries(texts.rules).flatMap(([id, { references: list = [] }]) =>
  list.map((reference) => [id, reference] as const),
);

test('every rule has a source', () => {
  const without = Object.keys(texts.rules).filter((id) => (texts.rules[id]?.references ?? []).length === 0);
  expect(without).toEqual([]);
});

test('a source is an address, or an item of a known book by its number and its words', () => {
  const wrong = references.filter(([, reference]) => {
    if (/^https:\/\/\S+$/.test(reference)) return false;
    const [, chapter] = /^NSA and CISA Kubernetes Hardening Guide 1\.2: (.+)$/.exec(reference) ?? [];
    if (chapter !== undefined) return !HARDENING.has(chapter);
    const [, book = '', numbers = '', words = ''] = /^(.+?), ([\d., and]+): (.+)$/.exec(reference) ?? [];
    const items = BOOKS[book] ?? {};
    const listed = numbers.split(/, | and /);
    return !(listed.every((number) => number in items) && (listed.length > 1 || items[numbers] === words));
  });
  expect(wrong).toEqual([]);
});
