"""The columns that tell nothing of anybody, table by table: somebody looked, and says so."""

_LINE = "id project rank text pointer"

IMPERSONAL: dict[str, str] = {
    "account.emailaddress": "id",
    "account.emailconfirmation": "id",
    "accounts.invitation": (
        "id role scope_kind scope_key scope_label contract_code agglomeration starts_on ends_on inviter_mandate sent_at "
        "expires_on accepted_at withdrawn_at letters letter_at"
    ),
    "accounts.keptform": "id",
    "accounts.opensession": "id",
    "accounts.mandate": "id scope_kind scope_key contract_code agglomeration",
    "accounts.organisation": "id name kind siren",
    "accounts.person": "id",
    "auth.group": "id name permissions",
    "auth.permission": "id name content_type codename",
    "contenttypes.contenttype": "id app_label model",
    "contracts.agreement": "id contract kind commune signed_on signed_at",
    "contracts.agreementversion": "id agreement number status source stands_from adopted_at",
    "contracts.amendment": (
        "id agreement number title status base opened_at proposed_on proposed_at reviewed_on reviewed_at signed_on "
        "signed_at paper is_signed_outside result version"
    ),
    "contracts.commitment": "id agreement kind body rank text times_per_year due_on is_checkable pointer",
    "contracts.contract": "id code name intercommunality communes starts_on ends_on version",
    "contracts.intercommunalobjective": "id strategic rank label origin archived_at version",
    "contracts.irritant": _LINE,
    "contracts.namedbody": "id agreement kind rank name themes pointer",
    "contracts.neighbourhoodproject": (
        "id agreement neighbourhood rank portrait_source portrait_vintage portrait_perimeter pointer"
    ),
    "contracts.operationalobjective": "id retained rank text pointer",
    "contracts.opportunity": _LINE,
    "contracts.priority": _LINE,
    "contracts.quotedfigure": "id project rank indicator value unit flag comparison change change_since raw pointer",
    "contracts.retainedobjective": "id project intercommunal rank wording pointer",
    "contracts.signatory": "id agreement rank pointer",
    "contracts.stake": "id contract number label origin archived_at version",
    "contracts.strategicobjective": "id stake rank label origin archived_at version",
    "documents.documentimport": "id kind file status contract_code insee_code seen started_at applied_at version",
    "documents.documenttemplate": "id contract_code name file added_at archived_at",
    "documents.purge": "id done_at counts",
    "documents.rememberedchoice": "id scope key",
    "documents.storedfile": "id contract_code sha256 media_type size stored_at",
    "indicators.columnmapping": "id signature headers columns dataset contract remembered_at",
    "indicators.dataset": (
        "id code title short_title producer licence page feeds file_url is_own contract is_reference rank"
    ),
    "indicators.edition": "id dataset vintage file_name sha256 rows added changed unchanged refused imported_at",
    "indicators.indicator": (
        "id code label unit more_is_better decimals is_noisy definition producer is_own contract rank"
    ),
    "indicators.observation": (
        "id dataset edition indicator place_kind place_code perimeter_vintage year raw value unit flag replaced_by"
    ),
    "indicators.target": (
        "id objective operational operational_text indicator neighbourhood commune perimeter_vintage baseline_value "
        "baseline_year target_value target_year direction course archived_at version"
    ),
    "indicators.observedplace": "id kind code name commune_code",
    "journal.entry": "id number event object_key origin digests recorded_at previous mac",
    "journal.personalvalue": "id entry place salt",
    "journal.head": "id number mac",
    "mfa.authenticator": "id",
    "socialaccount.socialaccount": "id",
    "socialaccount.socialapp": "id provider provider_id name client_id secret key settings",
    "socialaccount.socialtoken": "id app",
    "territory.commune": "id insee_code name siren intercommunality",
    "territory.intercommunality": "id siren name short_name",
    "territory.neighbourhood": "id name kind own_code intercommunality communes archived_at version",
    "territory.perimeter": "id neighbourhood vintage code source name insee_codes",
    "territory.address": (
        "id key number suffix street street_key postcode insee_code commune longitude latitude"  # of all, of nobody
    ),
    "territory.addressfile": "id name sha256 imported_at",
    "territory.correspondence": "id perimeter other neighbourhood state reasons overlap version",
    "territory.correspondencetrace": "id correspondence moved",
    "territory.outline": (
        "id perimeter neighbourhood commune edition geometry published area_ha west south east north repaired source "
        "file recorded_at"
    ),
    "territory.outlinefile": "id name sha256 subject vintage imported_at",
}
