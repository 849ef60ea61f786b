import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { wholeFile } from '../../src/documents/location.js';
import { assembleCatalogue, type Catalogue, type HintFile, type RoleFile } from '../../src/model/catalogue.js';
import { parseImage } from '../../src/model/image.js';
import type { RoleSubject } from '../../src/model/roles.js';

const FOLDER = 'rules/roles';
const HINTS = 'hints.yml';

/** The files of rules/roles as they stand, so that these tests see an edit before it is compiled. */
export function roleFiles(): readonly RoleFile[] {
  return readdirSync(FOLDER)
    .filter((name) => name !== HINTS)
    .sort()
    .map((name) => parse(readFileSync(`${FOLDER}/${name}`, 'utf8')));
}

export function hintFile(): HintFile {
  return parse(readFileSync(`${FOLDER}/${HINTS}`, 'utf8'));
}

export function catalogue(): Catalogue {
  return assembleCatalogue(roleFiles(), hintFile());
}

/** A service in few words. */
export interface Sketch {
  readonly image?: string;
  /** Context; `context:target` and a Dockerfile where given. */
  readonly build?: string;
  readonly dockerfile?: string;
  readonly target?: string;
  readonly base?: string;
  readonly container?: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  /** Names of variables. */
  readonly env?: readonly string[];
  /** Container ports. */
  readonly ports?: readonly number[];
  readonly expose?: readonly string[];
  /** Targets of mounts. */
  readonly mounts?: readonly string[];
  readonly needs?: readonly string[];
}

const at = wholeFile('compose.yaml');

export function subject(name: string, sketch: Sketch): RoleSubject {
  const located = <T>(value: T | undefined) => (value === undefined ? undefined : { value, at });
  return {
    name,
    at,
    image: sketch.image === undefined ? undefined : parseImage(sketch.image, { at }),
    baseImage: sketch.base === undefined ? undefined : parseImage(sketch.base, { at }),
    build:
      sketch.build === undefined
        ? undefined
        : {
            context: sketch.build,
            contextText: sketch.build,
            dockerfile: sketch.dockerfile,
            target: sketch.target,
            at,
          },
    containerName: located(sketch.container),
    command: located(sketch.command),
    entrypoint: located(sketch.entrypoint),
    environment: (sketch.env ?? []).map((variable) => ({ name: variable, value: 'x', at })),
    ports: (sketch.ports ?? []).map((target) => ({
      target,
      published: String(target),
      protocol: 'tcp' as const,
      mode: 'ingress' as const,
      at,
    })),
    expose: (sketch.expose ?? []).map((value) => ({ value, at })),
    mounts: (sketch.mounts ?? []).map((target) => ({
      type: 'bind' as const,
      source: 'x',
      target,
      readOnly: false,
      at,
    })),
    dependsOn: sketch.needs,
  };
}
