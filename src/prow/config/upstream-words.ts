import { Json } from './json';

/** Properties by the names that Prow has for them, without those that nobody set. */
export function inUpstreamWords(said: Json, named: (property: string) => string = snakeCase): Json {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined).map(([property, value]) => [named(property), value]));
}

/** `blockerLabel` as `blocker_label`. */
export function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `requiredContexts` as `required-contexts`. */
export function kebabCase(property: string): string {
  return snakeCase(property).replace(/_/g, '-');
}

/** `blocker_label` and `required-contexts` as `blockerLabel` and `requiredContexts`. */
export function camelCase(word: string): string {
  return word.replace(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
