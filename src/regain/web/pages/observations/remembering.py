"""From what the form says to what is remembered."""

from django.db import transaction

from regain.core.member import Member
from regain.domain.contracts.queries import contracts_visible_to
from regain.domain.indicators.usecases import DatasetNotValid, add_dataset
from regain.exchange.applying.observations import remember_layout
from regain.web.pages.observations.columns_form import NEW, ColumnsForm


@transaction.atomic
def remember(form: ColumnsForm, *, by: Member) -> None:
    """Remember the layout, with the data set and the indicators that are new. Raises BusinessError."""
    told = form.cleaned_data
    contract = contracts_visible_to(by).first()
    if contract is None:
        raise DatasetNotValid(
            "Un tableau propre appartient à un contrat\u00a0: demandez à son chef de projet de dire ce qu’il contient."
        )
    if told["dataset"] == NEW:
        dataset = add_dataset(
            title=told["title"], producer=told["producer"], licence=told["licence"], contract=contract, by=by
        )
    else:
        dataset = form.datasets.get(code=told["dataset"])
    remember_layout(form.sheet.grid, form.said, own=form.own, dataset=dataset, by=by)
