import type { Location } from '../documents/location.js';
import type { Image, Service } from './stack.js';

/** What is known of a service before its role: the parts of a Service that say something about it. */
export interface RoleSubject
  extends Partial<
    Pick<
      Service,
      'image' | 'build' | 'containerName' | 'command' | 'entrypoint' | 'environment' | 'ports' | 'expose' | 'mounts'
    >
  > {
  readonly name: string;
  /** Where the service is declared. */
  readonly at: Location;
  /** Names of the services that it needs. */
  readonly dependsOn?: readonly string[];
  /** What its Dockerfile builds on, where that is known. */
  readonly baseImage?: Image;
}
