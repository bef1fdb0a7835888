/** One verb on one resource in one namespace. */
export interface Right {
  /** `everywhere` for the whole cluster. */
  readonly namespace: string;
  readonly verb: string;
  /** With the API group behind a dot, and a subresource behind a slash: `prowjobs.prow.k8s.io`, `pods/log`. */
  readonly resource: string;
  /** Left out where it holds for every object. */
  readonly name?: string;
}

export const EVERYWHERE = 'everywhere';

export function textOf({ namespace, verb, resource, name }: Right): string {
  return `${namespace}: ${verb} ${resource}${name === undefined ? '' : ` named ${name}`}`;
}

/** The rights that a row of the table stands for. */
export function readRow(row: string): Right[] {
  const match = /^(\S+): (.+?)(?: named (\S+))?$/.exec(row)!;
  const words = match[2].split(' ');
  const resource = words.pop()!;
  return words.map((verb) => ({ namespace: match[1], verb, resource, ...(match[3] && { name: match[3] }) }));
}

/** Whether who has the first has the second too. */
export function covers(had: Right, asked: Right): boolean {
  return had.namespace === asked.namespace && had.verb === asked.verb && had.resource === asked.resource && (had.name === undefined || had.name === asked.name);
}
