// As go/charts, for the older Cilium that is supported.
module cdk8s-prow/conformance/charts-cilium-1.19

go 1.26

require github.com/cilium/cilium v1.19.6
