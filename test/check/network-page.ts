import { CniAdvisor } from '../../src/network/advisor/cni-advisor';
import { ClusterDistribution, CniNeeds, CniNeedsSettings, CniPolicyNeed, CniPriority } from '../../src/network/advisor/cni-needs';
import { RULES } from '../../src/network/advisor/rules';
import { Flowchart, lines, OUTSIDE, QUESTION } from '../../src/platform/pictures/mermaid';

const PAGE_HEAD = `# Choosing a network

A cluster has one network between pods. Where it has one already, as on k3s and on most clouds, keep that: \`Cni.preinstalled()\`. Where it has
none, say what you need and what you know of the nodes, and \`CniAdvisor\` names the network, the mode, what is still to be seen to, and why
not the others. The same needs always get the same answer. The app is yours to write: the advisor changes nothing.

Generated from the advisor by \`npm run docs\`: the answers are those that it gives.

\`\`\`ts test
import { Cni, CniAdvisor, Exposure, FlannelMode, GitHub, ProwApp } from 'cdk8s-prow';

const { choice, mode, reasons, warnings } = CniAdvisor.recommend({ sameLayer2: true });
console.warn([\`\${choice} \${mode}\`, ...reasons, ...warnings].join('\\n'));

new ProwApp({
  github: GitHub.cloud({ repositories: ['acme/app'] }),
  exposure: Exposure.nodePort({ address: 'prow.acme.dev' }),
  cni: Cni.flannel({ backend: FlannelMode.hostGw() }),
}).synth();
\`\`\`
`;

/** What is asked on the page: what its asker would say, the call as it is typed, and the same as data. */
const QUESTIONS: readonly (readonly [string, string, CniNeeds])[] = [
  ['All nodes at one switch, and no policies', '{ sameLayer2: true }', { sameLayer2: true }],
  ['Policies on addresses and ports', '{ policy: CniPolicyNeed.L3_L4 }', { policy: CniPolicyNeed.L3_L4 }],
  ['The same, and nobody may read along between nodes', '{ policy: CniPolicyNeed.L3_L4, encryption: true }', { policy: CniPolicyNeed.L3_L4, encryption: true }],
  ['Policies on paths of HTTP', '{ policy: CniPolicyNeed.L7 }', { policy: CniPolicyNeed.L7 }],
  ['k3s, encrypted', '{ distribution: ClusterDistribution.K3S, encryption: true }', { distribution: ClusterDistribution.K3S, encryption: true }],
  ['Nodes at several clouds', '{ multiCloud: true }', { multiCloud: true }],
];

/** docs/choosing-a-network.md. */
export function networkPage(): string {
  return [
    PAGE_HEAD,
    '## Questions and answers\n',
    ...QUESTIONS.flatMap(([title, call, needs]) => [`### ${title}\n`, `\`CniAdvisor.recommend(${call})\` says\n`, `\`\`\`text\n${printed(needs)}\n\`\`\`\n`]),
    '## How it decides\n',
    'From top to bottom; the first question with the answer yes decides. Where several modes stand in one box, the rest of the needs chooses among them.\n',
    picture(), '',
    'What each network can is in [matrix.md](matrix.md), and what to write on which cluster in [clusters.md](clusters.md).', '',
  ].join('\n');
}

/** An answer, as the pages print it. */
export function printed(needs: CniNeeds): string {
  const { choice, mode, reasons, warnings, alternatives, rejected } = CniAdvisor.recommend(needs);
  return [
    `${choice} ${mode}`,
    ...reasons.map((reason) => `because: ${reason}`),
    ...warnings.map((warning) => `see to:  ${warning}`),
    ...alternatives.map((other) => `or:      ${other.choice}. ${other.reason}`),
    ...rejected.map((other) => `not:     ${other.choice}. ${other.reason}`),
  ].join('\n');
}

function picture(): string {
  const chart = new Flowchart('TB');
  const rules = answersOf().map(({ question, answers }, i) => {
    const isLast = i === RULES.length - 1;
    return { asked: chart.node(lines(question), isLast ? OUTSIDE : QUESTION), answer: chart.node(lines(...answers)), isLast };
  });
  rules.forEach(({ asked, answer, isLast }, i) => {
    chart.arrow(asked, answer, isLast ? undefined : 'yes');
    if (!isLast) chart.arrow(asked, rules[i + 1].asked, 'no');
  });
  return chart.toText();
}

/** What each rule answers, over all needs between which some rule makes a difference, in the order in which it is met. */
export function answersOf(): readonly { readonly question: string; readonly answers: readonly string[] }[] {
  const found = RULES.map(() => new Map<string, Set<string>>());
  for (const needs of allNeeds()) {
    const index = RULES.findIndex(({ advise }) => advise(needs) !== undefined);
    const { choice, mode } = RULES[index].advise(needs)!;
    found[index].set(choice, (found[index].get(choice) ?? new Set()).add(mode));
  }
  return RULES.map(({ question }, i) => ({ question, answers: [...found[i]].map(([choice, modes]) => `${choice}: ${[...modes].join(', ')}`) }));
}

/** All of them, the plainest first. */
function* allNeeds(): Generator<CniNeedsSettings> {
  const either = [false, true];
  const axes: Readonly<Record<keyof CniNeedsSettings, readonly unknown[]>> = {
    distribution: Object.values(ClusterDistribution), priority: Object.values(CniPriority), policy: Object.values(CniPolicyNeed),
    windows: either, observability: either, clusters: [1, 2], kubeProxyReplacement: either, kernel: [undefined, '5.4'], multiCloud: either,
    encryption: either, sameLayer2: either, bgpRouters: either, existingFlannel: either, nodes: [undefined, 2000],
    // these change what is said of an answer, and not the answer
    loadBalancer: [false], dualStack: [false],
  };
  const names = Object.keys(axes) as (keyof CniNeedsSettings)[];
  const count = names.reduce((product, name) => product * axes[name].length, 1);
  for (let number = 0; number < count; number++) {
    let rest = number;
    yield Object.fromEntries(names.map((name) => {
      const value = axes[name][rest % axes[name].length];
      rest = Math.floor(rest / axes[name].length);
      return [name, value];
    })) as unknown as CniNeedsSettings;
  }
}
