import type { Cloud, EvidenceKnowledge, ResourceFamily, ResourceMark } from '../../model/evidence-knowledge.js';
import { firstWord, tableOf, type WordTable } from '../word-table.js';

/** Which cloud a name belongs to, and what a resource type is. */
export interface CloudBook {
  /** By the local name of a Terraform provider. */
  readonly ofProvider: (provider: string) => string | undefined;
  /** By the words of a file or folder name. */
  readonly ofName: (name: string) => string | undefined;
  /** By a word of a package name: `provider-aws-s3`. */
  readonly ofPackage: (name: string) => string | undefined;
  /** By a resource type of any language. */
  readonly ofType: (type: string) => string | undefined;
  /** The kind of link that a file name speaks of. */
  readonly linkOfName: (name: string) => string | undefined;
  readonly categoryOf: (type: string) => string;
  readonly markOf: (type: string) => ResourceMark | undefined;
  /** A cloud's name for people. */
  readonly nameOf: (cloud: string) => string;
}

export function cloudBook(knowledge: EvidenceKnowledge): CloudBook {
  const providers = tableOf(knowledge.clouds, (cloud) => cloud.providers);
  const words = tableOf(knowledge.clouds, (cloud) => cloud.words);
  const packages = tableOf(knowledge.clouds, (cloud) => cloud.packages);
  const links = tableOf(knowledge.links, (link) => link.words);
  const families = tableOf(knowledge.resourceTypes, (family: ResourceFamily) => family.types);
  const marks = tableOf(knowledge.resourceMarks, (mark) => mark.types);
  const names = new Map(knowledge.clouds.map((cloud) => [cloud.id, cloud.name]));
  return {
    ofProvider: (provider) => providers.find(provider)?.id,
    ofName: (name) => firstWord(name, words)?.id,
    ofPackage: (name) => firstWord(name, packages)?.id,
    ofType: (type) => typeCloud(type, providers),
    linkOfName: (name) => firstWord(name, links)?.name,
    categoryOf: (type) => families.find(type)?.category ?? 'other',
    markOf: (type) => marks.find(type),
    nameOf: (cloud) => names.get(cloud) ?? cloud,
  };
}

function typeCloud(type: string, providers: WordTable<Cloud>): string | undefined {
  if (type.startsWith('AWS::') || type.startsWith('Alexa::')) return 'aws';
  if (/^Microsoft\.[A-Za-z]+\//i.test(type)) return 'azure';
  if (/^(?:[a-z]+\.(?:v1|v2|beta|alpha)\w*\.|gcp-types\/)/i.test(type)) return 'gcp';
  const underscore = type.indexOf('_');
  return underscore < 0 ? undefined : providers.find(type.slice(0, underscore))?.id;
}
