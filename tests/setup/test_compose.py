"""The servers' compose file: valid by the published schema, and true about what it names.

No image is built here, so everything that can be checked without an engine is checked.
"""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from directory_api.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {"api": 8000, "rasa": 5005, "actions": 5055}
STORES = {"postgres": 5432, "redis": 6379}


def dockerfile(name: str) -> str:
    return (ROOT / "docker" / f"{name}.Dockerfile").read_text(encoding="utf-8")


def accepted_variables() -> set[str]:
    """Every variable that the settings read."""
    names: set[str] = set()
    for name, field in Settings.model_fields.items():
        names.add(f"NWD_{name.upper()}")
        names |= {str(choice) for choice in getattr(field.validation_alias, "choices", [])}
    return names


def script_variables() -> set[str]:
    texts = [p.read_text(encoding="utf-8") for p in (ROOT / "scripts").iterdir() if p.is_file()]
    bot = [
        p.read_text(encoding="utf-8")
        for p in (ROOT / "bot").rglob("*")
        if p.suffix in {".py", ".yml"}
    ]
    return set(re.findall(r"\b[A-Z][A-Z0-9_]+\b", "\n".join(texts + bot)))


def test_the_compose_file_follows_the_published_compose_schema() -> None:
    folder = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
    schema = json.loads((folder / "compose-spec.json").read_text(encoding="utf-8"))
    validator = validator_for(schema, default=Draft202012Validator)(schema)
    assert [error.message for error in validator.iter_errors(COMPOSE)] == []


def test_the_schema_check_would_notice_a_misspelt_key() -> None:
    folder = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
    schema = json.loads((folder / "compose-spec.json").read_text(encoding="utf-8"))
    wrong = {**COMPOSE, "services": {**SERVICES, "api": {**SERVICES["api"], "helthcheck": {}}}}
    assert list(validator_for(schema)(schema).iter_errors(wrong))


def test_all_five_parts_are_there() -> None:
    assert set(OURS) | set(STORES) <= set(SERVICES)


@pytest.mark.parametrize("name", [*OURS, "load"])
def test_every_build_names_files_that_exist(name: str) -> None:
    build = SERVICES[name]["build"]
    assert (ROOT / build["context"]).is_dir()
    assert (ROOT / build["dockerfile"]).is_file()


@pytest.mark.parametrize("name", OURS)
def test_everything_a_dockerfile_copies_exists_and_is_not_ignored(name: str) -> None:
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for line in re.findall(r"^COPY (.+)$", dockerfile(name), re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in let_in, source


@pytest.mark.parametrize("name", OURS)
def test_every_image_uses_the_scripts_that_make_uses_and_is_not_root(name: str) -> None:
    text = dockerfile(name)
    used = re.findall(r"\bscripts/(\w+)", text)
    assert used
    assert all((ROOT / "scripts" / script).is_file() for script in used)
    user = text.rindex("\nUSER nwd")
    assert user < text.rindex("\nCMD ")
    assert not re.search(r"\b(pip|apt-get) install\b", text)


@pytest.mark.parametrize(("name", "port"), OURS.items())
def test_an_image_and_its_health_check_speak_of_one_port(name: str, port: int) -> None:
    text = dockerfile(name)
    assert re.findall(r"^EXPOSE (\d+)$", text, re.MULTILINE) == [str(port)]
    assert re.findall(r"NWD_(?:\w+_)?PORT=(\d+)", text) == [str(port)]
    assert f'"scripts/answers", "{port}"' in text
    assert SERVICES[name]["healthcheck"]["test"][1:3] == ["scripts/answers", str(port)]


@pytest.mark.parametrize("name", [*OURS, *STORES])
def test_every_lasting_service_has_a_health_check(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


def test_only_the_api_publishes_a_port_and_by_default_to_the_server_itself() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["api"]
    assert SERVICES["api"]["ports"] == [
        "${NWD_PUBLISHED_ADDRESS:-127.0.0.1}:${NWD_PUBLISHED_PORT:-8000}:8000"
    ]


def test_everything_but_the_api_stays_on_a_network_without_a_way_out() -> None:
    assert COMPOSE["networks"]["inside"]["internal"] is True
    others = {name: service["networks"] for name, service in SERVICES.items() if name != "api"}
    assert all(networks == ["inside"] for networks in others.values())


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_read_only_and_has_no_extra_rights(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("user") != "root"
    assert not service.get("privileged")


def test_every_address_names_a_service_and_its_port() -> None:
    ports = {**OURS, **STORES}
    found = 0
    for service in SERVICES.values():
        for value in service.get("environment", {}).values():
            for host, port in re.findall(r"(?://|@)([a-z]+):(\d+)", str(value)):
                assert ports[host] == int(port)
                found += 1
    assert found >= 6


def test_what_a_service_waits_for_exists_and_can_be_waited_for() -> None:
    for service in SERVICES.values():
        for name, wish in service.get("depends_on", {}).items():
            assert name in SERVICES
            if wish["condition"] == "service_healthy":
                assert "test" in SERVICES[name]["healthcheck"]


def test_every_variable_given_to_our_containers_is_read_by_something() -> None:
    known = accepted_variables() | script_variables()
    for name in [*OURS, "load"]:
        assert set(SERVICES[name].get("environment", {})) <= known


def test_every_variable_of_the_compose_file_is_explained_in_the_example() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    wanted = set(re.findall(r"\$\{([A-Z_]+)", text))
    assert wanted == set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))


def test_no_secret_has_a_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert all(use.startswith(":?") for use in re.findall(r"\$\{POSTGRES_PASSWORD(.*?)\}", text))
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert re.search(r"^POSTGRES_PASSWORD=$", example, re.MULTILINE)


def test_the_servers_endpoints_file_exists() -> None:
    found = re.findall(r"NWD_RASA_ENDPOINTS=(\S+)", dockerfile("rasa"))
    assert found
    assert (ROOT / found[0]).is_file()
