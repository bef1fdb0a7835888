package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/netip"
	"strings"
	"sync"
	"time"

	cmtypes "github.com/cilium/cilium/pkg/clustermesh/types"
	envoypolicy "github.com/cilium/cilium/pkg/envoy/policy"
	"github.com/cilium/cilium/pkg/identity"
	"github.com/cilium/cilium/pkg/identity/identitymanager"
	"github.com/cilium/cilium/pkg/ipcache"
	ipcachetypes "github.com/cilium/cilium/pkg/ipcache/types"
	"github.com/cilium/cilium/pkg/k8s"
	slim_corev1 "github.com/cilium/cilium/pkg/k8s/slim/k8s/api/core/v1"
	slim_metav1 "github.com/cilium/cilium/pkg/k8s/slim/k8s/apis/meta/v1"
	"github.com/cilium/cilium/pkg/labels"
	"github.com/cilium/cilium/pkg/labelsfilter"
	"github.com/cilium/cilium/pkg/policy"
	"github.com/cilium/cilium/pkg/policy/types"
	"github.com/cilium/cilium/pkg/source"
	testidentity "github.com/cilium/cilium/pkg/testutils/identity"
	testpolicy "github.com/cilium/cilium/pkg/testutils/policy"
	"github.com/cilium/cilium/pkg/u8proto"
)

// agent is Cilium's agent of one node, without a kernel: what it knows of addresses, and what its repository of policies makes of it.
type agent struct {
	repo       *policy.Repository
	identities identitymanager.IDManager
	ids        *ipcache.IPCache
	allocator  *testidentity.MockIdentityAllocator
	pods       map[string]*identity.Identity
}

var logger = slog.New(slog.DiscardHandler)

// UpdateIdentities tells the repository of identities that addresses were given.
func (a *agent) UpdateIdentities(added, deleted identity.IdentityMap) <-chan struct{} {
	var wg sync.WaitGroup
	a.repo.GetSelectorCache().UpdateIdentities(added, deleted, &wg)
	wg.Wait()
	done := make(chan struct{})
	close(done)
	return done
}

func newAgent(w *world, own string) (*agent, error) {
	a := &agent{identities: identitymanager.NewIDManager(logger), allocator: testidentity.NewMockIdentityAllocator(nil), pods: map[string]*identity.Identity{}}
	// It lasts for the whole process, and another agent may have changed it.
	identity.AddReservedIdentityWithLabels(identity.ReservedIdentityHost, labels.NewFrom(labels.LabelHost))
	a.repo = policy.NewPolicyRepository(logger, identity.ListReservedIdentities(), nil, envoypolicy.NewEnvoyL7RulesTranslator(logger, nil), a.identities, testpolicy.NewPolicyMetricsNoop())
	a.repo.GetSelectorCache().SetLocalIdentityNotifier(testidentity.NewDummyIdentityNotifier())
	a.identities.Subscribe(testpolicy.SelectorCacheObserver{Cache: a.repo.GetSubjectSelectorCache()})
	a.ids = ipcache.NewIPCache(&ipcache.Configuration{Context: context.Background(), Logger: logger, IdentityAllocator: a.allocator, IdentityUpdater: a})

	rules, err := a.addPolicies(w.Policies)
	if err != nil {
		return nil, err
	}
	if err := a.addPods(w); err != nil {
		return nil, err
	}
	return a, a.addAddresses(w, own, rules)
}

func (a *agent) addPolicies(objects []json.RawMessage) (all types.PolicyEntries, err error) {
	for _, object := range objects {
		var head slim_metav1.PartialObjectMetadata
		if err := json.Unmarshal(object, &head); err != nil {
			return nil, err
		}
		entries, err := parse(head.APIVersion+"/"+head.Kind, object)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", head.Kind, head.Name, err)
		}
		a.repo.ReplaceByResource(entries, ipcachetypes.NewResourceID(ipcachetypes.ResourceKind(strings.ToLower(head.Kind)), head.Namespace, head.Name))
		all = append(all, entries...)
	}
	return all, nil
}

// addPods gives pods the identity that their labels and their namespace come to.
func (a *agent) addPods(w *world) error {
	for name, one := range w.Ends {
		if one.Namespace == "" {
			continue
		}
		namespace := &slim_corev1.Namespace{ObjectMeta: slim_metav1.ObjectMeta{Name: one.Namespace, Labels: w.Namespaces[one.Namespace]}}
		pod := &slim_corev1.Pod{ObjectMeta: slim_metav1.ObjectMeta{Name: "pod", Namespace: one.Namespace, Labels: one.Labels}}
		_, found := k8s.GetPodMetadata(logger, namespace, pod)
		own, _ := labelsfilter.Filter(labels.Map2Labels(found, labels.LabelSourceK8s))
		id, _, err := a.allocator.AllocateIdentity(context.Background(), own, false, identity.InvalidIdentity)
		if err != nil {
			return err
		}
		a.pods[name] = id
		<-a.UpdateIdentities(identity.IdentityMap{id.ID: id.LabelArray}, nil)
		if _, err := a.ids.Upsert(one.Address, nil, 0, nil, ipcache.Identity{ID: id.ID, Source: source.CustomResource}); err != nil {
			return err
		}
	}
	return nil
}

// addAddresses says of addresses what the parts of an agent say, each by itself: nodes, endpoints of the API server, answers of DNS, networks of policies.
func (a *agent) addAddresses(w *world, own string, rules types.PolicyEntries) error {
	var all []ipcache.MU
	say := func(prefix netip.Prefix, from source.Source, who string, isCIDR bool, lbls labels.Labels) {
		all = append(all, ipcache.MU{
			Prefix: cmtypes.NewLocalPrefixCluster(prefix), Source: from, IsCIDR: isCIDR, Metadata: []ipcache.IPMetadata{lbls},
			Resource: ipcachetypes.NewResourceID(ipcachetypes.ResourceKindDaemon, "", who),
		})
	}
	single := func(address string) (netip.Prefix, error) {
		one, err := netip.ParseAddr(address)
		return netip.PrefixFrom(one, one.BitLen()), err
	}
	each := func(addresses []string, from source.Source, who string, lbls labels.Labels) error {
		for _, address := range addresses {
			prefix, err := single(address)
			if err != nil {
				return err
			}
			say(prefix, from, who, false, lbls)
		}
		return nil
	}

	for node, addresses := range w.Nodes {
		// Source: pkg/node/manager nodeIdentityLabels, and NodeUpdated for the networks of nodes.
		from, lbls := source.CustomResource, labels.NewFrom(labels.LabelRemoteNode)
		if node == own {
			from, lbls = source.Local, labels.NewFrom(labels.LabelHost)
		}
		for _, address := range addresses {
			prefix, err := single(address)
			if err != nil {
				return err
			}
			with := labels.NewFrom(lbls)
			if w.matchesNodes() {
				with.MergeLabels(labels.GetCIDRLabels(prefix))
			}
			say(prefix, from, "node-"+node, false, with)
		}
	}
	// What a node has besides is its own alone: on others it is an address like any other.
	if err := each(w.Local[own], source.Local, "local", labels.NewFrom(labels.LabelHost)); err != nil {
		return err
	}
	if err := each(w.Ingress, source.CustomResource, "ingress", labels.LabelIngress); err != nil {
		return err
	}
	if err := each(w.APIServer, source.KubeAPIServer, "api-server", labels.LabelKubeAPIServer); err != nil {
		return err
	}
	for name, addresses := range w.Names {
		if lbls := namesLabels(name, rules); len(lbls) > 0 {
			if err := each(addresses, source.Generated, "fqdn-"+name, lbls); err != nil {
				return err
			}
		}
	}
	for _, prefix := range policy.GetCIDRPrefixes(rules) {
		say(prefix, source.CustomResource, "policies", true, labels.GetCIDRLabels(prefix))
	}
	if len(all) == 0 {
		return nil
	}
	revision := a.ids.UpsertMetadataBatch(all...)
	limited, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	return a.ids.WaitForRevision(limited, revision)
}

// namesLabels is what answers of DNS are labelled with: each selector of a policy that the name fits. Source: pkg/fqdn/namemanager deriveLabelsForName.
func namesLabels(name string, rules types.PolicyEntries) labels.Labels {
	all := labels.Labels{}
	for _, rule := range rules {
		for _, selector := range rule.L3 {
			fqdn, ok := selector.GetFQDNSelector()
			if !ok {
				continue
			}
			if expression, err := fqdn.ToRegex(); err == nil && expression.MatchString(name+".") {
				label := fqdn.IdentityLabel()
				all[label.Key] = label
			}
		}
	}
	return all
}

// who is the identity that an address has here.
func (a *agent) who(address string) (*identity.Identity, error) {
	parsed, err := netip.ParseAddr(address)
	if err != nil {
		return nil, err
	}
	id := identity.GetWorldIdentityFromIP(parsed)
	if found, ok := a.ids.LookupSecIDByIP(parsed); ok {
		id = found.ID
	}
	if reserved := identity.LookupReservedIdentity(id); reserved != nil {
		return reserved, nil
	}
	if known := a.allocator.LookupIdentityByID(context.Background(), id); known != nil {
		return known, nil
	}
	return nil, fmt.Errorf("nobody is known at %s", address)
}

// allows is what the agent lets its own pod send or take.
func (a *agent) allows(own, other *identity.Identity, isEgress bool, port uint16, protocol u8proto.U8proto) (bool, error) {
	flow := types.Flow{From: own, To: other, Proto: protocol, Dport: port}
	if !isEgress {
		flow.From, flow.To = other, own
	}
	verdict, _, _, err := policy.LookupFlow(logger, a.repo, a.identities, flow)
	if isEgress {
		return verdict.Egress == types.DecisionAllowed, err
	}
	return verdict.Ingress == types.DecisionAllowed, err
}
