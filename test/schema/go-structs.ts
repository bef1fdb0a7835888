import { readFileSync } from 'node:fs';

/** What a field of a Go struct says that OpenAPI does not. */
export interface GoField {
  /** The words of its type. */
  readonly words?: readonly string[];
  /** True for a pointer, whose empty value is no absent one. */
  readonly pointer: boolean;
}

/** The fields of the structs of a file, as `Struct.jsonName`. */
export function goFields(file: string): ReadonlyMap<string, GoField> {
  const text = readFileSync(file, 'utf8');
  const enums = new Map([...text.matchAll(/\+(?:k8s:)?enum\n(?:\/\/.*\n)*type (\w+) string/g)].map(([, name]) => [name, [] as string[]]));
  for (const [, type, word] of text.matchAll(/^\s*\w+\s+(\w+)\s*=\s*"([^"]*)"/gm)) enums.get(type)?.push(word);
  const structs = new Map([...text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => [name, body]));
  const fields = new Map<string, GoField>();
  const add = (struct: string, body: string): void => {
    for (const [, name, type, json] of body.matchAll(/^\s*(?:(\w+)\s+)?([*[\]\w.]+)\s+`.*?json:"([^"]*)"/gm)) {
      const [jsonName] = json.split(',');
      const embedded = structs.get(type.replace('*', ''));
      if (jsonName === '' && name === undefined && embedded !== undefined) add(struct, embedded);
      fields.set(`${struct}.${jsonName}`, { pointer: type.startsWith('*'), words: enums.get(type.replace(/^(\*|\[\])+/, '')) });
    }
  };
  for (const [name, body] of structs) add(name, body);
  return fields;
}
