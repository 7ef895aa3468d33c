from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from regain.core.shapes import SHA256
from regain.domain.indicators.enums import WITH_A_VINTAGE, WITHOUT_VALUE, Flag, PlaceKind
from regain.domain.territory.enums import Vintage


class Indicator(models.Model):
    """What is measured. Official ones come from catalogue/indicators.toml, own ones from the mapping screen.

    `more_is_better` is None where neither more nor less is good in itself. `unit` is a code of UNITS, or words.
    `is_noisy` says that the producer blurs small numbers (INSEE since 2024). `contract`: whose an own one is.
    """

    code = models.CharField("code", max_length=80)
    label = models.CharField("libellé", max_length=200)
    unit = models.CharField("unité", max_length=40, blank=True)
    more_is_better = models.BooleanField("plus, c’est mieux", null=True, blank=True)
    decimals = models.PositiveSmallIntegerField("décimales", default=0)
    is_noisy = models.BooleanField("bruitée par le producteur", default=False)
    definition = models.TextField("définition", blank=True)
    producer = models.CharField("producteur", max_length=200)
    is_own = models.BooleanField("indicateur propre", default=False)
    contract = models.ForeignKey(
        "contracts.Contract",
        models.PROTECT,
        related_name="own_indicators",
        null=True,
        blank=True,
        verbose_name="contrat",
    )
    rank = models.PositiveIntegerField("ordre", default=1000)

    class Meta:
        verbose_name = "indicateur"
        ordering = ["rank", "label", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="one_indicator_per_code"),
            models.CheckConstraint(condition=~Q(label=""), name="indicator_has_a_label"),
            models.CheckConstraint(
                condition=Q(is_own=True) | Q(contract__isnull=True), name="only_own_indicators_belong_to_a_contract"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Dataset(models.Model):
    """A set of figures a producer publishes, edition after edition. `page` is its public page; `feeds` what it gives.

    `short_title` is how a source line names it. `file_url` is the direct address of its file, which an operator may
    give; Regain invents none. `is_reference` marks lists (communes, perimeters) that feed other tables than this one.
    `contract`: whose an own one is (ADR 10); an own one without it is seen on no screen until it is given to one.
    """

    code = models.CharField("code", max_length=60)
    title = models.CharField("titre", max_length=200)
    short_title = models.CharField("titre court", max_length=100)
    producer = models.CharField("producteur", max_length=200)
    licence = models.CharField("licence", max_length=100)
    page = models.URLField("page publique", max_length=300, blank=True)
    feeds = models.CharField("ce qu’il alimente", max_length=300, blank=True)
    file_url = models.URLField("adresse du fichier", max_length=500, blank=True)
    is_own = models.BooleanField("jeu de données propre", default=False)
    contract = models.ForeignKey(
        "contracts.Contract", models.PROTECT, related_name="own_datasets", null=True, blank=True, verbose_name="contrat"
    )
    is_reference = models.BooleanField("liste de référence", default=False)
    rank = models.PositiveIntegerField("ordre", default=1000)

    class Meta:
        verbose_name = "jeu de données"
        verbose_name_plural = "jeux de données"
        ordering = ["rank", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="one_dataset_per_code"),
            models.CheckConstraint(condition=~Q(producer=""), name="dataset_names_its_producer"),
            models.CheckConstraint(condition=~Q(licence=""), name="dataset_states_its_licence"),
            models.CheckConstraint(
                condition=Q(is_own=True) | Q(contract__isnull=True), name="only_own_datasets_belong_to_a_contract"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """One import of one file into a dataset. Counts are those of the day it was applied."""

    dataset = models.ForeignKey("indicators.Dataset", models.PROTECT, related_name="editions")
    vintage = models.CharField("millésime", max_length=60, blank=True)
    file_name = models.CharField("fichier", max_length=250)
    sha256 = models.CharField("empreinte", max_length=64)
    rows = models.PositiveIntegerField("observations lues")
    added = models.PositiveIntegerField("ajoutées", default=0)
    changed = models.PositiveIntegerField("corrigées", default=0)
    unchanged = models.PositiveIntegerField("inchangées", default=0)
    refused = models.PositiveIntegerField("refusées", default=0)
    imported_at = models.DateTimeField("importée le", db_default=Now())
    imported_by = models.CharField("importée par", max_length=250)

    class Meta:
        verbose_name = "édition"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["sha256"], name="editions_of_a_file")]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__shaped=SHA256), name="edition_has_a_sha256"),
        ]

    def __str__(self) -> str:
        return f"{self.dataset}, {self.vintage}" if self.vintage else str(self.dataset)


class ObservedPlace(models.Model):
    """What the files say of a place they observe: its name, and the commune it stands in where there is one."""

    kind = models.CharField("nature", max_length=20, choices=PlaceKind)
    code = models.CharField("code", max_length=20)
    name = models.CharField("nom", max_length=250)
    commune_code = models.CharField("code INSEE de la commune", max_length=5, blank=True)

    class Meta:
        verbose_name = "lieu observé"
        verbose_name_plural = "lieux observés"
        ordering = ["kind", "code"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="one_observed_place_per_kind_and_code"),
            models.CheckConstraint(condition=Q(kind__in=PlaceKind.values), name="observed_place_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name or self.code


class Observation(models.Model):
    """One figure of one place for one year, as one edition gives it: `raw` is what was written in the file.

    A figure that a later edition corrects stays: `replaced_by` names the edition, and None marks the figure in
    force. `dataset` is the edition's, repeated so that the database itself can refuse two figures in force.
    Relations that an index below begins with have none of their own: each one slows an import by a tenth.
    """

    dataset = models.ForeignKey("indicators.Dataset", models.PROTECT, related_name="observations", db_index=False)
    edition = models.ForeignKey("indicators.Edition", models.PROTECT, related_name="observations")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="observations", db_index=False)
    place_kind = models.CharField("nature du lieu", max_length=20, choices=PlaceKind)
    place_code = models.CharField("code du lieu", max_length=20)
    perimeter_vintage = models.PositiveSmallIntegerField("millésime du périmètre", null=True, choices=Vintage)
    year = models.PositiveSmallIntegerField("année")
    raw = models.CharField("valeur lue", max_length=60, blank=True)
    value = models.DecimalField("valeur", max_digits=18, decimal_places=6, null=True)
    unit = models.CharField("unité", max_length=40, blank=True)
    flag = models.CharField("état", max_length=12, choices=Flag, default=Flag.OK)
    replaced_by = models.ForeignKey(
        "indicators.Edition", models.PROTECT, related_name="replaced", null=True, db_index=False
    )

    class Meta:
        verbose_name = "observation"
        ordering = ["place_kind", "place_code", "indicator_id", "year", "pk"]
        indexes = [
            models.Index(fields=["place_code", "place_kind", "indicator", "year"], name="figures_of_a_place"),
            models.Index(fields=["indicator", "place_kind", "year"], name="figures_of_an_indicator"),
            models.Index(
                fields=["replaced_by"], condition=Q(replaced_by__isnull=False), name="figures_an_edition_corrected"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(place_kind__in=PlaceKind.values), name="observed_place_is_of_known_kind"
            ),
            models.CheckConstraint(condition=~Q(place_code=""), name="observation_names_its_place"),
            models.CheckConstraint(condition=Q(flag__in=Flag.values), name="observation_flag_is_known"),
            models.CheckConstraint(condition=Q(year__gte=1900, year__lte=2100), name="observation_year_is_plausible"),
            models.CheckConstraint(
                condition=Q(flag__in=WITHOUT_VALUE, value__isnull=True)
                | (~Q(flag__in=WITHOUT_VALUE) & Q(value__isnull=False)),
                name="only_suppressed_or_missing_has_no_value",
            ),
            models.CheckConstraint(
                condition=Q(
                    place_kind__in=WITH_A_VINTAGE,
                    perimeter_vintage__isnull=False,  # NULL among values would be neither true nor false: let through
                    perimeter_vintage__in=Vintage.values,
                )
                | (~Q(place_kind__in=WITH_A_VINTAGE) & Q(perimeter_vintage__isnull=True)),
                name="only_qpv_figures_have_a_perimeter_vintage",
            ),
            models.UniqueConstraint(
                fields=["dataset", "indicator", "place_kind", "place_code", "year"],
                condition=Q(replaced_by__isnull=True, perimeter_vintage__isnull=True),
                name="one_figure_in_force_per_place_and_year",
            ),
            models.UniqueConstraint(
                fields=["dataset", "indicator", "place_kind", "place_code", "year", "perimeter_vintage"],
                condition=Q(replaced_by__isnull=True, perimeter_vintage__isnull=False),
                name="one_figure_in_force_per_perimeter_and_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_code} {self.year}\u00a0: {self.raw}"


class ColumnMapping(models.Model):
    """How an unknown layout was read, so that the next file with the same headers is read the same way.

    `columns` is the JSON of exchange.reading.observations.mapping.Mapping; `signature` the SHA-256 of its headers.
    `contract`: who reads such files so; the whole instance without one.
    """

    signature = models.CharField("signature des en-têtes", max_length=64)
    headers = models.JSONField("en-têtes", default=list)
    columns = models.JSONField("correspondance", default=dict)
    dataset = models.ForeignKey("indicators.Dataset", models.CASCADE, related_name="mappings")
    contract = models.ForeignKey(
        "contracts.Contract",
        models.PROTECT,
        related_name="column_mappings",
        null=True,
        blank=True,
        verbose_name="contrat",
    )
    remembered_at = models.DateTimeField("retenue le", db_default=Now())
    remembered_by = models.CharField("retenue par", max_length=250)

    class Meta:
        verbose_name = "correspondance de colonnes"
        verbose_name_plural = "correspondances de colonnes"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["signature", "contract"], name="one_column_mapping_per_layout_and_contract"
            ),
            models.UniqueConstraint(
                fields=["signature"],
                condition=Q(contract__isnull=True),
                name="one_column_mapping_per_layout_of_the_instance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} ({len(self.headers)} colonnes)"
