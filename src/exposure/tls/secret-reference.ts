import { SecretKeyNeed, SecretNeed } from '../../core/secret-need';

/** A key of a Secret that cert-manager reads, and how `secrets.sh` asks for it. */
export interface SecretReference {
  readonly name: string;
  readonly key: string;
  readonly option: string;
  readonly help: string;
}

/** The reference as custom resources of cert-manager have it. */
export function secretKeyRef({ name, key }: SecretReference): { readonly name: string; readonly key: string } {
  return { name, key };
}

/** What has to be in the namespace, each Secret once. Where one option would stand for two values, the later ones get a number. */
export function secretNeeds(references: readonly SecretReference[], namespace: string): readonly SecretNeed[] {
  const once = [...new Map(references.map((reference) => [`${reference.name}/${reference.key}`, reference])).values()];
  const needs = new Map<string, SecretKeyNeed[]>();
  once.forEach(({ name, key, option, help }, i) => {
    const before = once.slice(0, i).filter((other) => other.option === option).length;
    needs.set(name, [...(needs.get(name) ?? []), { key, option: before === 0 ? option : `${option}-${before + 1}`, help }]);
  });
  return [...needs].map(([name, keys]) => ({ namespace, name, keys }));
}
