// Charts of Helm and CRDs that are in the repository of a Go module. Nothing is built or imported, so `go mod tidy` would leave nothing.
module cdk8s-prow/conformance/charts

go 1.26

require (
	github.com/cilium/cilium v1.20.2
	github.com/flannel-io/flannel v0.28.9
	github.com/fluxcd/source-controller v1.9.0
)
