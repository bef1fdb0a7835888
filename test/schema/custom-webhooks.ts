/** What webhooks ask of objects beyond their CRDs; the objects are known by some of their fields. Sources: `src/schema/certificate-rules.ts`. */
const KNOWN: readonly (readonly [fields: readonly string[], groups: (fields: readonly string[]) => readonly string[]])[] = [
  [['secretName', 'issuerRef', 'renewBefore'], () => ['@look(certificate)']],
  [['acme', 'selfSigned', 'vault'], (fields) => [one(fields)]],
  [['server', 'privateKeySecretRef', 'solvers'], () => ['@look(acmeServer)']],
  [['dns01', 'http01'], () => [one(['dns01', 'http01'])]],
  [['acmeDNS', 'cnameStrategy', 'route53'], (fields) => [one(fields.filter((field) => field !== 'cnameStrategy'))]],
  [['gatewayHTTPRoute', 'ingress'], () => [one(['gatewayHTTPRoute', 'ingress'])]],
  [['ingressTemplate', 'ingressClassName'], () => ['@look(acmeIngress)']],
  [['algorithm', 'rotationPolicy', 'size'], () => ['@look(privateKey)']],
];

function one(fields: readonly string[]): string {
  return `@one(${fields.join('|')})`;
}

export function webhookGroups(fields: readonly string[], name = ''): readonly string[] {
  const known = KNOWN.filter(([some]) => some.every((field) => fields.includes(field))).flatMap(([, groups]) => groups(fields));
  return name === 'IssuerRef' ? [...known, '@look(issuerRef)'] : known;
}
