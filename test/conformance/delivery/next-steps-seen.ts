import assert from 'node:assert/strict';
import { HOOKS_OWN_ANSWER } from '../../../src/platform/delivery/hook-answer';
import type { Cluster } from '../cluster';
import type { StepText } from './next-steps-commands';

/** The lines of a table that kubectl prints, without their heads. */
export function rows(output: string): readonly string[] {
  return output.trimEnd().split('\n').slice(1);
}

/** What a command shows, in the first words of the text, and how that is recognised. */
const SHOWN: Readonly<Record<string, (output: string, nodes: number) => boolean>> = {
  'one pod on each node, Running and ready': (output, nodes) => {
    const found = rows(output).map((line) => /^\S+ +(\d+)\/\1 +Running .* (node-\d) /.exec(line)?.[2]);
    return found.length === nodes && new Set(found).size === nodes && !found.includes(undefined);
  },
  'a network for each node, and none of them <none>': (output, nodes) => rows(output).length === nodes && rows(output).every((line) => /^node-\d +[\d.]+\/24$/.test(line)),
  'OK': (output) => output === 'OK\n',
  'KubeProxyReplacement: True': (output) => /^KubeProxyReplacement: +True /.test(output),
  'an address under ADDRESS': (output) => columnOf(output, 'ADDRESS').every((cell) => /^[\d.]+$/.test(cell)),
  '`True` under READY': (output) => columnOf(output, 'READY').every((cell) => cell === 'True'),
  'for NODE': (output, nodes) => columnOf(output, 'INTERNAL-IP').filter((cell) => /^[\d.]+$/.test(cell)).length === nodes,
  '`Forwarding from 127.0.0.1:8888`': (output) => output === 'Forwarding from 127.0.0.1:8888 -> 8888\n',
  'whether deck runs': (output) => /^deck-\S+ +1\/1 +Running /m.test(output),
  'to which it is': (output) => output.includes('is running at'),
  'which cluster kubectl is set to': (output) => output.trim() !== '',
};

/** Whether the output is what the sentence promises; a sentence that nobody knows is an error. */
export function isShown(shows: string, output: string, nodes: number): boolean {
  const known = Object.keys(SHOWN).find((words) => shows.startsWith(words));
  assert.ok(known, `nobody knows how to see "${shows}"`);
  return SHOWN[known](output, nodes);
}

function columnOf(output: string, head: string): readonly string[] {
  const [heads, ...lines] = output.trimEnd().split('\n');
  const at = heads.indexOf(head);
  // nobody has made one yet
  if (lines.length === 0) return [''];
  assert.ok(at >= 0, `there is no ${head} in\n${output}`);
  return lines.map((line) => line.slice(at).split(/ /)[0]);
}

/** What its blocks have printed, one after another. */
type Outputs = readonly string[];
type Seen = (cluster: Cluster, step: StepText, outputs: Outputs) => Promise<void> | void;

/** Where somebody else is asked, there is nothing to see here. */
const ELSEWHERE: Seen = (_, { commands }) => assert.deepEqual(commands, []);

/** What "You should see" says of each step, word for word but for what is elsewhere, and that it is seen. */
export const SEEN: Readonly<Record<string, { readonly see: string; readonly isSeen: Seen }>> = {
  'Start the cluster': {
    see: '',
    isSeen: (_, { see }, outputs) => {
      assert.match(see, /^a line for each node, with `(Ready` after a minute or so, because kind brings its network|NotReady` until step 3 brings Flannel)$/);
      // kubelets are stand-ins, and ready from the start
      assert.match(outputs.find((one) => one.includes('node-1')) ?? '', /^NAME .*\n(node-\d +(Not)?Ready .*\n){3}$/);
    },
  },
  'Make the GitHub App': {
    see: 'the page of the App with its App ID, the `.pem` file among your downloads, and the App under Install App as installed', isSeen: ELSEWHERE,
  },
  'Make the Secrets': {
    see: '`made` or `kept` before each namespace and each of these',
    isSeen: async ({ kubectl }, { text }, [output]) => {
      const objects = [...text.matchAll(/^\* (secret|configmap) `(.*)` in `(.*)`: (.*)$/gm)];
      const namespaces = [...new Set(objects.map(([, , , namespace]) => namespace))].map((name) => `namespace ${name}`);
      assert.ok(objects.length > 5);
      assert.deepEqual([...output.matchAll(/^(?:made|kept) +(.*)$/gm)].map(([, line]) => line).sort(),
        [...namespaces, ...objects.map(([, kind, name, namespace]) => `${kind} ${namespace}/${name}`)].sort());
      for (const [, kind, name, namespace, keys] of objects) {
        assert.deepEqual(Object.keys((await kubectl.get(kind, name, namespace)).data).sort(), [...keys.matchAll(/`(.*?)`/g)].map(([, key]) => key).sort());
      }
    },
  },
  'Apply': {
    see: '',
    isSeen: async (cluster, { see }, [output]) => {
      if (see === 'a line for each object, which ends in `created`, `configured` or `unchanged`') {
        assert.match(output, /^(\S+ (created|configured|unchanged)\n)+$/);
        return;
      }
      assert.equal(see, '`apply` before each file, `running` before each Deployment and DaemonSet, and no line that begins with `apply.sh:`');
      const deployments = (await cluster.kubectl.list('deployments', 'prow')).map(({ metadata }) => `running  deployment prow/${metadata.name}`);
      for (const line of [...deployments, 'apply    40-prow.k8s.yaml']) assert.ok(output.includes(`${line}\n`), line);
      assert.doesNotMatch(output, /^apply\.sh:/m);
    },
  },
  'See that it runs': {
    see: '`condition met` for each Deployment, and every pod `Running` and ready',
    isSeen: async ({ kubectl }, _, outputs) => {
      const output = outputs.find((one) => one.includes('condition met')) ?? '';
      for (const { metadata: { name } } of await kubectl.list('deployments', 'prow')) assert.ok(output.includes(`deployment.apps/${name} condition met\n`), name);
      for (const line of rows(output.slice(output.indexOf('NAME ')))) assert.match(line, /^\S+ +(\d+)\/\1 +Running /);
    },
  },
  'Tell GitHub': {
    see: '',
    isSeen: async ({ kubectl }, { see }, [output]) => {
      const secret = Buffer.from((await kubectl.get('secret', 'hmac-token', 'prow')).data.hmac, 'base64').toString();
      const isTried = see.includes(`then \`${HOOKS_OWN_ANSWER}\``);
      assert.equal(see, `the secret${isTried ? `, then \`${HOOKS_OWN_ANSWER}\`, by which hook answers what is no webhook` : ''}, and at GitHub, from the next comment on a pull request on, `
        + 'deliveries with the answer 200');
      assert.equal(output, `${secret}\n${isTried ? `${HOOKS_OWN_ANSWER}\n` : ''}`);
    },
  },
  'Open deck': {
    see: '`Forwarding from 127.0.0.1:8080`, and in the browser the list of jobs, empty at first',
    isSeen: (_, __, [output]) => assert.equal(output, 'Forwarding from 127.0.0.1:8080 -> 80\n'),
  },
  'Give it jobs': {
    see: '`VERSION` and `prow-jobs.yaml` once a pull request with it is merged, and nothing before',
    isSeen: (_, __, [before, after]) => assert.deepEqual([before, after], ['', 'VERSION\nprow-jobs.yaml\n']),
  },
  'See a pull request turn green': {
    see: 'a line of the job `hello` whose STATE becomes `success`, its pod `Completed`, and `hello` green on the pull request, with a link to its log where deck has '
      + 'an address',
    isSeen: (_, __, [output]) => {
      assert.match(output, /^\S+ +hello .* success$/m);
      assert.match(output, /^\S+ +0\/1 +Completed /m);
    },
  },
};
