"""A predicate and its queryset are twins: what a list shows is what one may see, for anybody, among anything."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regain.core.mandates import SCOPES, Held, Role, Scope, ScopeKind
from regain.core.member import NOBODY, SYSTEM, Member
from regain.domain.accounts.models import Mandate
from regain.domain.accounts.queries import mandates_visible_to
from regain.domain.accounts.rules import can_end_mandate, can_see_mandate
from regain.domain.contracts.enums import AgreementKind, AmendmentStatus, VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment, Contract
from regain.domain.contracts.queries import amendments_visible_to, contracts_visible_to, files_visible_to
from regain.domain.contracts.rules import can_see_amendment, can_see_contract
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport, DocumentTemplate
from regain.domain.documents.queries import imports_visible_to, templates_visible_to
from regain.domain.documents.rules import can_see_import, can_see_template
from regain.domain.indicators.models import Dataset, Edition, Indicator
from regain.domain.indicators.queries import (
    datasets_visible_to,
    datasets_writable_by,
    editions_visible_to,
    indicators_visible_to,
)
from regain.domain.indicators.rules.access import (
    can_see_dataset,
    can_see_edition,
    can_see_indicator,
    can_write_dataset,
)
from regain.domain.territory.models import Neighbourhood, Perimeter
from regain.domain.territory.queries import neighbourhoods_visible_to, perimeters_writable_by
from regain.domain.territory.rules import can_see_neighbourhood, can_write_perimeter
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.factories.documents import StoredFileFactory
from tests.factories.territory import CommuneFactory, IntercommunalityFactory, NeighbourhoodFactory
from tests.mandates import give

CONTRACTS = {"CN06201M": "200072460", "CN05901N": "200000001"}
COMMUNES = {"62083": "CN06201M", "62443": "CN06201M", "59350": "CN05901N"}


def scopes() -> dict[ScopeKind, list[Scope]]:
    found: dict[ScopeKind, list[Scope]] = {kind: [] for kind in ScopeKind}
    found[ScopeKind.INSTANCE] = [Scope(ScopeKind.INSTANCE)]
    for code, siren in CONTRACTS.items():
        found[ScopeKind.CONTRACT].append(Scope(ScopeKind.CONTRACT, code, code, siren))
        for kind in (ScopeKind.NEIGHBOURHOOD, ScopeKind.ORGANISATION, ScopeKind.BODY):
            found[kind].append(Scope(kind, "1", code, siren))
    for insee_code, code in COMMUNES.items():
        found[ScopeKind.COMMUNE].append(Scope(ScopeKind.COMMUNE, insee_code, code, CONTRACTS[code]))
    return found


PLACES = [(role, scope) for role in Role for kind in sorted(SCOPES[role]) for scope in scopes()[kind]]


@st.composite
def members(draw) -> Member:
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from([NOBODY, SYSTEM, Member(key="1", label="Sans mandat")]))
    role, scope = draw(st.sampled_from(PLACES))
    held = Held(role, scope, key="5", label=role.label)
    return Member(key=draw(st.sampled_from(["1", "2", "3"])), label="Léa", mandate=held, mandates=(held,))


@pytest.fixture
def everything(db) -> None:
    """Two contracts, three communes, and of each kind of object one in every state and place."""
    people = [PersonFactory() for _ in range(3)]
    Perimeter.objects.create(code="QN00101M", vintage=2024)
    nobodys = Dataset.objects.create(code="own_x", title="Sans contrat", producer="x", licence="x", is_own=True)
    for dataset in (nobodys, Dataset.objects.get(code="filosofi_qpv")):
        Edition.objects.create(dataset=dataset, file_name="x", sha256="0" * 64, rows=1, imported_by="x")
    for code, siren in CONTRACTS.items():
        agglomeration = IntercommunalityFactory(siren=siren, name=f"Agglomération {siren}", short_name=siren)
        contract = ContractFactory(code=code, intercommunality=agglomeration)
        NeighbourhoodFactory(intercommunality=agglomeration, code=f"QP{code[2:5]}001")
        own = {"producer": "x", "licence": "x", "is_own": True, "contract": contract}
        dataset = Dataset.objects.create(code=f"own_{code.lower()}", title="Tableau de bord", **own)
        Edition.objects.create(dataset=dataset, file_name="x", sha256="0" * 64, rows=1, imported_by="x")
        Indicator.objects.create(code=f"own_{code}", label="Licenciés", producer="x", is_own=True, contract=contract)
        DocumentTemplate.objects.create(contract_code=code, name="Charte", file=StoredFileFactory(), added_by="x")
        for insee_code in (one for one, of in COMMUNES.items() if of == code):
            commune = CommuneFactory(insee_code=insee_code, intercommunality=agglomeration)
            fill(Agreement.objects.create(contract=contract, commune=commune, kind=AgreementKind.COMMUNAL), insee_code)
    for rank, (role, scope) in enumerate(PLACES):
        values = {"ends_on": "2024-01-01", "reason": "aide"} if role is Role.SUPPORT else {}
        give(people[rank % 3], role, scope, **values)


def fill(agreement: Agreement, insee_code: str) -> None:
    first, second = (
        AgreementVersion.objects.create(
            agreement=agreement,
            number=number,
            source=StoredFileFactory(),
            stands_from=f"2024-0{number}-01",
            status=status,
            adopted_by="x",
            snapshot={},
        )
        for number, status in ((1, VersionStatus.REPLACED), (2, VersionStatus.IN_FORCE))
    )
    base = {"agreement": agreement, "opened_by": "x"}
    signed = {"signed_on": "2024-02-01", "result": second, "paper": StoredFileFactory(), "is_signed_outside": True}
    Amendment.objects.create(number=1, title="a", base=first, status=AmendmentStatus.SIGNED, **signed, **base)
    Amendment.objects.create(number=2, title="b", base=second, status=AmendmentStatus.DROPPED, **base)
    state = {"62083": AmendmentStatus.DRAFT, "62443": AmendmentStatus.PROPOSED, "59350": AmendmentStatus.REVIEWED}
    dates = {"proposed_on": "2024-03-01", "reviewed_on": "2024-03-01"}
    Amendment.objects.create(number=3, title="c", base=second, status=state[insee_code], **dates, **base)
    for rank, status in enumerate(ImportStatus, 1):
        DocumentImport.objects.create(
            file=StoredFileFactory(),
            contract_code=agreement.contract.code,
            insee_code=insee_code if rank < 3 else "",
            status=status,
            applied_at="2024-01-01T00:00:00Z" if status == ImportStatus.APPLIED else None,
            started_by="x",
            started_by_key=str(rank),
        )


def writes_where_another_contract_is(member: Member, dataset: Dataset) -> bool:
    return can_write_dataset(member, dataset, contracts=CONTRACTS)


TWINS = {
    "contracts": (Contract, contracts_visible_to, can_see_contract),
    "amendments": (Amendment, amendments_visible_to, can_see_amendment),
    "imports": (DocumentImport, imports_visible_to, can_see_import),
    "templates": (DocumentTemplate, templates_visible_to, can_see_template),
    "neighbourhoods": (Neighbourhood, neighbourhoods_visible_to, can_see_neighbourhood),
    "data sets": (Dataset, datasets_visible_to, can_see_dataset),
    "indicators": (Indicator, indicators_visible_to, can_see_indicator),
    "editions": (Edition, editions_visible_to, can_see_edition),
    "data sets to write": (Dataset, datasets_writable_by, writes_where_another_contract_is),
    "perimeters to write": (Perimeter, perimeters_writable_by, can_write_perimeter),
    "mandates": (Mandate, mandates_visible_to, can_see_mandate),
}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(member=members())
def test_what_a_list_shows_is_what_one_may_see(everything, member):
    for model, visible_to, can_see in TWINS.values():
        shown = set(visible_to(member))
        assert shown == {one for one in model.objects.all() if can_see(member, one)}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(member=members())
def test_one_may_open_the_files_of_what_one_sees_and_no_other(everything, member):
    of_versions = {
        one.source_id
        for one in AgreementVersion.objects.select_related("agreement__contract")
        if can_see_contract(member, one.agreement.contract)
    }
    of_imports = {one.file_id for one in imports_visible_to(member)}
    of_papers = {one.paper_id for one in amendments_visible_to(member) if one.paper_id}
    of_templates = {one.file_id for one in templates_visible_to(member)}

    assert {one.pk for one in files_visible_to(member)} == of_versions | of_imports | of_papers | of_templates


def test_a_member_of_one_contract_sees_nothing_of_another(everything):
    for role, scope in PLACES:
        if not scope.contract or role == Role.ADMINISTRATOR:
            continue
        held = Held(role, scope)
        member = Member(key="none", label="Léa", mandate=held, mandates=(held,))
        for name, (_, visible_to, _) in TWINS.items():
            for one in visible_to(member):
                if _is_everybodys(one):
                    continue
                assert _contract_of(one) in {scope.contract, scope.agglomeration}, (name, one)


def _is_everybodys(obj: object) -> bool:
    """Official figures: those of all places."""
    one = obj.dataset if isinstance(obj, Edition) else obj
    return isinstance(one, Dataset | Indicator) and not one.is_own


def _contract_of(obj: object) -> str:
    if isinstance(obj, Contract):
        return obj.code
    if isinstance(obj, Amendment):
        return obj.agreement.contract.code
    if isinstance(obj, Neighbourhood):
        return obj.intercommunality.siren
    if isinstance(obj, Perimeter):
        return obj.neighbourhood.intercommunality.siren
    if isinstance(obj, Dataset | Indicator | Edition):
        return (obj.dataset if isinstance(obj, Edition) else obj).contract.code
    return obj.contract_code


def test_two_associations_of_one_contract_see_nothing_of_each_other(everything):
    scopes_of_two = [Scope(ScopeKind.ORGANISATION, key, "CN06201M", "200072460") for key in ("1", "2")]
    people = [PersonFactory(name=f"Association {scope.key}") for scope in scopes_of_two]
    rows = [give(person, Role.LEAD, scope) for person, scope in zip(people, scopes_of_two, strict=True)]
    first, second = (
        Member(key=str(person.pk), label=person.name, mandate=Held(Role.LEAD, scope), mandates=())
        for person, scope in zip(people, scopes_of_two, strict=True)
    )

    seen = [{name: set(visible_to(member)) for name, (_, visible_to, _) in TWINS.items()} for member in (first, second)]

    assert [one.pop("mandates") for one in seen] == [{rows[0]}, {rows[1]}]
    assert seen[0] == seen[1]
    assert [can_end_mandate(first, row) for row in rows] == [True, False]
