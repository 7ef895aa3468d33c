"""What is public, what is an address, and the disguises of both."""

from ipaddress import ip_address

import pytest

from regain.core.calling.addresses import AddressRefused, is_public, read_address, refuse_private

PRIVATE = (
    *("0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.31.0.1"),  # noqa: S104
    *("192.0.0.8", "192.168.1.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1"),
    *("64:ff9b:1::808:808", "2002:7f00:1::", "2002:808:808::", "2001::1", "2001:db8::1", "fc00::1", "fd12::1"),
    *("fe80::1", "fec0::1", "ff02::1", "100::1", "3fff::1", "5f00::1"),
)
PUBLIC = ("8.8.8.8", "193.48.0.1", "172.32.0.1", "2a00:1450::1", "2001:4860:4860::8888", "64:ff9b::808:808")


@pytest.mark.parametrize("place", PRIVATE)
def test_networks_of_ones_own_are_not_public(place):
    assert not is_public(ip_address(place))


@pytest.mark.parametrize("place", PUBLIC)
def test_the_public_internet_is(place):
    assert is_public(ip_address(place))


@pytest.mark.parametrize(
    "address",
    [
        *("http://exemple.fr/f", "ftp://exemple.fr/f", "//exemple.fr/f", "exemple.fr/f", "https://", "https:///f"),
        *("https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f.0.0.1/", "https://0177.0.0.1/"),
        *("https://017700000001/", "https://[::1]/", "https://[::ffff:a00:1]/", "https://[fe80::1%25eth0]/"),
        *(
            "https://169.254.169.254/latest",
            "https://１２７.0.0.1/",
            "https://127。0。0。1/",
            "https://[64:ff9b::7f00:1]/",
        ),
        *("https://localhost/", "https://LOCALHOST./", "https://intranet/", "https://nas.local/", "https://a.lan/"),
        *("https://base.internal/", "https://imprimante.home.arpa/", "https://1.0.0.127.in-addr.arpa/"),
        *("https://agent:secret@exemple.fr/f", "https://agent@exemple.fr/f", "https://@exemple.fr/"),
        *(
            "https://exemple.fr\\@127.0.0.1/",
            "https://exemple.fr:0/",
            "https://exemple.fr:99999/",
            "https://exemple.fr:x/",
        ),
        *("https://exemple.fr/a\nb", "https://exemple.fr/\t", "https://exemple.fr/a b", "https://exemple.fr/\x00"),
        *(
            f"https://{'a' * 64}.fr/",
            f"https://exemple.fr/{'a' * 2_000}",
            "https://ex..fr/",
            "https://[",
            "https://[::1",
        ),
    ],
)
def test_addresses_that_people_may_not_name(address):
    with pytest.raises(AddressRefused) as refused:
        refuse_private(address)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "host", "port", "target"),
    [
        ("https://www.insee.fr/fichier.zip?v=1#haut", "www.insee.fr", 443, "/fichier.zip?v=1"),
        ("https://Données.Exemple.fr:8443", "xn--donnes-eva.exemple.fr", 8443, "/"),
        ("https://exemple.fr/é/%20?q=à", "exemple.fr", 443, "/%C3%A9/%20?q=%C3%A0"),
        ("https://93.184.216.34/f", "93.184.216.34", 443, "/f"),
    ],
)
def test_addresses_of_producers_are_read(address, host, port, target):
    refuse_private(address)

    read = read_address(address)
    assert (read.host, read.port, read.target) == (host, port, target)
