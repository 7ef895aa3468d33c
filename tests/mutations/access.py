"""Each rule of access by its contrary."""

from tests.mutations.model import Change, Mutation

TESTS = (
    "tests/domain/test_abilities.py",
    "tests/domain/accounts/test_mandates.py",
    "tests/domain/test_visible_lists.py",
)
CONTRACTS = "src/regain/domain/contracts/rules/access.py"
SEEN = "src/regain/domain/contracts/queries/access.py"
ACCOUNTS = "src/regain/domain/accounts/rules.py"
PEOPLE = "src/regain/domain/accounts/queries.py"
GIVING = "src/regain/domain/accounts/enums.py"
DOCUMENTS = "src/regain/domain/documents/rules.py"
PAPERS = "src/regain/domain/documents/queries.py"
TERRITORY = "src/regain/domain/territory/rules/places.py"

CHANGES: tuple[Change, ...] = (
    (CONTRACTS, "contract.code == member.contract", "contract.code != member.contract"),
    (CONTRACTS, "LEADS = (Role.PROJECT_LEAD, Role.SUPPORT)", "LEADS = (Role.PROJECT_LEAD,)"),
    (CONTRACTS, "LEADS = (Role.PROJECT_LEAD, Role.SUPPORT)", "LEADS = (Role.PROJECT_LEAD, Role.SUPPORT, Role.STATE)"),
    (CONTRACTS, "PREPARING = (AmendmentStatus.DRAFT, AmendmentStatus.DROPPED)", "PREPARING = ()"),
    (CONTRACTS, "return _keeps(member, contract) or insee_code == member.commune", "return True"),
    (CONTRACTS, "and member.is_one_of(Role.TECHNICAL_REFERENT)\n", "and member.is_one_of(Role.ELECTED_REFERENT)\n"),
    (CONTRACTS, "commune is not None and commune.insee_code == member.commune", "commune is not None"),
    (CONTRACTS, "amendment.status not in PREPARING", "amendment.status in PREPARING"),
    (CONTRACTS, "return member.is_one_of(Role.STATE) and", "return member.is_one_of(Role.FUNDER) and"),
    (CONTRACTS, "or _acts_for(member, amendment.agreement, Role.ELECTED_REFERENT)", ""),
    (CONTRACTS, "amendment.status == AmendmentStatus.SIGNED or", "amendment.status == AmendmentStatus.PROPOSED or"),
    (SEEN, "contracts.filter(code=member.contract) if member.contract else contracts.none()", "contracts"),
    (SEEN, "amendments.filter(agreement__contract__code=member.contract)", "amendments.all()"),
    (SEEN, "seen |= ~Q(status__in=PREPARING)", "seen |= Q(status__in=PREPARING)"),
    (
        SEEN,
        "versions = AgreementVersion.objects.filter(agreement__contract__code=member.contract)",
        "versions = AgreementVersion.objects.all()",
    ),
    (ACCOUNTS, "if scope.kind not in SCOPES[role]:", "if scope.kind in SCOPES[role]:"),
    (
        ACCOUNTS,
        "role in GIVES[member.mandate.role] and is_within(scope, member.mandate.scope)",
        "role in GIVES[member.mandate.role]",
    ),
    (
        ACCOUNTS,
        "role in GIVES[member.mandate.role] and is_within(scope, member.mandate.scope)",
        "is_within(scope, member.mandate.scope)",
    ),
    (ACCOUNTS, "same_contract and (outer.kind == ScopeKind.CONTRACT or inner == outer)", "same_contract"),
    (ACCOUNTS, "if member.key == str(mandate.person_id):", "if False:"),
    (ACCOUNTS, "return can_give(member, Role.STATE, scope)", "return True"),
    (
        ACCOUNTS,
        "in_commune = (given.scope_kind, given.scope_key) == (ScopeKind.COMMUNE, member.commune)",
        "in_commune = True",
    ),
    (ACCOUNTS, "if given.contract_code != member.contract or not member.contract:", "if False:"),
    (PEOPLE, "Q(ends_on__isnull=True) | Q(ends_on__gte=on)", "Q(pk__gt=0)"),
    (PEOPLE, "begun = Q(starts_on__lte=on) & ", "begun = Q(pk__gt=0) & "),
    (PEOPLE, "person__is_active=True", "person__pk__gt=0"),
    (PEOPLE, "role=Role.ADMINISTRATOR, ends_on__isnull=True", "role=Role.ADMINISTRATOR"),
    (
        GIVING,
        "Role.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR, Role.PROJECT_LEAD})",
        "Role.ADMINISTRATOR: frozenset(Role)",
    ),
    (
        GIVING,
        "Role.TECHNICAL_REFERENT: frozenset({Role.TECHNICAL_REFERENT, Role.ELECTED_REFERENT, Role.READER})",
        "Role.ELECTED_REFERENT: frozenset({Role.TECHNICAL_REFERENT})",
    ),
    (DOCUMENTS, "document_import.status == ImportStatus.APPLIED or", "document_import.status == ImportStatus.READ or"),
    (DOCUMENTS, "document_import.insee_code == member.commune", "document_import.insee_code != member.commune"),
    (DOCUMENTS, "return document_import.started_by_key == member.key", "return False"),
    (DOCUMENTS, "template.contract_code == member.contract", "True"),
    (PAPERS, "imports = imports.filter(contract_code=member.contract)", "imports = imports.all()"),
    (TERRITORY, "neighbourhood.intercommunality.siren == member.agglomeration", "True"),
    (TERRITORY, "keeps = member.is_one_of(*KEEPERS)", "keeps = True"),
)
MUTATIONS = tuple(Mutation(rank, TESTS, (change,)) for rank, change in enumerate(CHANGES, 1))
