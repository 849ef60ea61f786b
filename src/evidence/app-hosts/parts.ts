import type { Location } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { AppHostPart, EvidenceKnowledge } from '../../model/evidence-knowledge.js';
import { named, observe, shown } from '../emit.js';
import { imageNameOf } from '../image-name.js';
import { tableOf } from '../word-table.js';

export type PartRole = AppHostPart['role'];

/** What the methods and images are that a development host starts things with. */
export interface PartBook {
  readonly ofMethod: (method: string) => PartRole | undefined;
  readonly ofImage: (image: string) => PartRole | undefined;
}

export function partBook({ appHostParts }: EvidenceKnowledge): PartBook {
  const methods = tableOf(appHostParts, (part) => part.methods);
  const images = tableOf(appHostParts, (part) => part.images);
  return {
    ofMethod: (method) => methods.find(method)?.role,
    ofImage: (image) => images.find(imageNameOf(image).repository)?.role,
  };
}

export type AppHost = 'aspire' | 'tye' | 'dapr';

const NAMES: Readonly<Record<AppHost, string>> = {
  aspire: 'The Aspire host',
  tye: 'Project Tye',
  dapr: 'The Dapr run file',
};

/** Something that a development host starts. */
export function partEvidence(part: {
  readonly host: AppHost;
  readonly role: PartRole | 'other';
  readonly name: string | undefined;
  readonly image?: string | undefined;
  readonly at: Location;
}): Evidence {
  return observe({
    kind: 'app-host.part',
    value: part.role,
    name: part.name,
    details: { host: part.host, image: part.image },
    message: `${NAMES[part.host]} starts the ${part.role === 'other' ? 'container' : part.role}${named(part.name)}.`,
    at: part.at,
  });
}

/** A service that a development host starts with a Dapr sidecar. */
export function sidecarEvidence(host: AppHost, name: string | undefined, at: Location): Evidence {
  return observe({
    kind: 'dapr.sidecar',
    value: 'host',
    name,
    details: { host },
    message: `${NAMES[host]} starts ${name === undefined ? 'a service' : shown(name)} with a Dapr sidecar.`,
    at,
  });
}
