/** Source: k3s-io/docs, docs/networking/networking-services.md; k3s-io/k3s, manifests/traefik.yaml, which installs the chart of the CRDs too. */
export const SOFTWARE_OF_K3S = {
  'traefik': 'k3s brings it, unless a server was started with --disable=traefik',
  'traefik-crds': 'k3s brings them with Traefik, unless a server was started with --disable=traefik',
};
/** Source: rancher/rke2-docs, docs/reference/ingress_migration.md. */
export const SOFTWARE_OF_RKE2 = {
  'ingress-nginx': 'RKE2 brings it where a cluster began before 1.36, and with ingress-controller: ingress-nginx in config.yaml',
  'traefik': 'RKE2 brings it where a cluster began with 1.36, and with ingress-controller: traefik in config.yaml',
  'traefik-crds': 'RKE2 brings them with Traefik: ingress-controller: traefik in config.yaml',
};
/** Source: canonical/microk8s-core-addons, addons/ingress/enable and pull request 375, addons/cert-manager/enable. */
export const SOFTWARE_OF_MICROK8S = {
  'cert-manager': 'turn the addon on by microk8s enable cert-manager',
  'ingress-nginx': 'turn the addon on by microk8s enable ingress, which is ingress-nginx before 1.35 and Traefik from there on',
  'traefik': 'turn the addon on by microk8s enable ingress, which is Traefik from 1.35 on',
};
/** Source: kubernetes/minikube, deploy/addons/ingress. */
export const SOFTWARE_OF_MINIKUBE = { 'ingress-nginx': 'turn the addon on by minikube addons enable ingress' };
/** Source: cloud.google.com, kubernetes-engine/docs/how-to/deploying-gateways. */
export const SOFTWARE_OF_GKE = { 'gateway-api': 'GKE brings its CRDs: gcloud container clusters update CLUSTER --gateway-api=standard' };
