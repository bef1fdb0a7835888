import { didYouMean } from '../../core/quote';
import names from './ingress-nginx-names.json';

/** Source: kubernetes/ingress-nginx controller-v1.15.1 internal/ingress/annotations, with names of older versions. */
const PREFIX = 'nginx.ingress.kubernetes.io/';

type Json = Readonly<Record<string, any>>;

/** Annotations whose name is near to that of one that ingress-nginx reads. */
export function misspelt(annotations: Json): readonly string[] {
  const known = names.split(' ');
  return Object.keys(annotations).filter((key) => key.startsWith(PREFIX)).flatMap((key) => {
    const name = key.slice(PREFIX.length);
    const meant = known.includes(name) ? undefined : didYouMean(name, known);
    return meant === undefined ? [] : [`metadata.annotations: \`${key}\` is no annotation of ingress-nginx, which leaves it out without a word; `
      + `did you mean \`${PREFIX}${meant}\`?`];
  });
}

/** Whether ingress-nginx takes the paths of a host for expressions. */
export function readsExpressions(annotations: Json): boolean {
  return annotations[`${PREFIX}use-regex`] === 'true' || Boolean(annotations[`${PREFIX}rewrite-target`]);
}

export function isForNginx({ metadata, spec }: Json): boolean {
  return spec?.ingressClassName === 'nginx' || Object.keys(metadata?.annotations ?? {}).some((key) => key.startsWith(PREFIX));
}

/** Paths that look like expressions, with their hosts. */
export function expressions({ spec }: Json): readonly { readonly at: string; readonly host: string; readonly path: string }[] {
  const rules: readonly Json[] = Array.isArray(spec?.rules) ? spec.rules : [];
  return rules.flatMap((rule, i) => ((Array.isArray(rule?.http?.paths) ? rule.http.paths : []) as readonly Json[])
    .map(({ path, pathType }, j) => ({ at: `spec.rules[${i}].http.paths[${j}].path`, host: String(rule.host ?? ''), path: String(path ?? ''), pathType }))
    .filter(({ path, pathType }) => pathType === 'ImplementationSpecific' && /\(.*\)|\.[*+]|\[.*\]|\|/.test(path)));
}
