import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';
import { restrictedContainerSecurity } from '../../core/restricted-pod';
import { FlannelPsk } from './flannel-mode-plan';

/** Stands in net-conf.json where the key belongs. */
export const PSK_PLACEHOLDER = 'PSK-FROM-SECRET';

/** Where the copy of net-conf.json is that has the key; flanneld's flag `--net-config-path`. */
export const COMPLETE_NET_CONF = '/run/flannel-net-conf/net-conf.json';

const TEMPLATE = '/etc/kube-flannel/net-conf.json';
const PSK_FILE = '/run/flannel-psk/psk';

const PSK = { name: 'psk', mountPath: '/run/flannel-psk', readOnly: true };
export const NET_CONF = { name: 'net-conf', mountPath: '/run/flannel-net-conf' };

/**
 * Completes net-conf.json. Only the shell's own commands see the key, because the arguments of a program can be read by others on the node;
 * what is allowed in a key means nothing in JSON.
 */
export function pskScript({ length, form }: FlannelPsk): string {
  return [
    'set -eu',
    'umask 077',
    `read -r psk < ${PSK_FILE} || :`,
    `refuse() { echo 'the key in the Secret is not ${form}' >&2; exit 1; }`,
    `test "\${#psk}" ${length} || refuse`,
    'case "$psk" in *[!A-Za-z0-9+/=_-]*) refuse;; esac',
    `conf=$(cat ${TEMPLATE})`,
    `printf '%s%s%s\\n' "\${conf%%${PSK_PLACEHOLDER}*}" "$psk" "\${conf#*${PSK_PLACEHOLDER}}" > ${COMPLETE_NET_CONF}`,
    '',
  ].join('\n');
}

/** The init container that does it, in the image of flanneld, which has a shell. */
export function pskContainer(psk: FlannelPsk, image: string, config: Plain<k8s.VolumeMount>): Plain<k8s.Container> {
  return {
    name: 'complete-net-conf',
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-c', pskScript(psk)],
    resources: { requests: { cpu: '10m', memory: '16Mi' } },
    securityContext: { ...restrictedContainerSecurity, seccompProfile: { type: 'RuntimeDefault' } },
    volumeMounts: [config, PSK, NET_CONF],
  };
}

export function pskVolumes({ secretName, key }: FlannelPsk): readonly Plain<k8s.Volume>[] {
  return [
    { name: PSK.name, secret: { secretName, defaultMode: 0o400, items: [{ key, path: 'psk' }] } },
    { name: NET_CONF.name, emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
  ];
}
