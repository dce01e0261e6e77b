"""The catalogue: services with their organizations, terms, contacts, criteria and sources."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_directory_version()
    _create_organization()
    _create_source()
    _create_service()
    _create_service_term()
    _create_contact()
    _create_criterion()
    _create_service_source()


def downgrade() -> None:
    op.drop_table("service_source")
    op.drop_table("criterion")
    op.drop_table("contact")
    op.drop_index("ix_service_term_kind_code", table_name="service_term")
    op.drop_table("service_term")
    op.drop_index("ix_service_organization_id", table_name="service")
    op.drop_table("service")
    op.drop_table("source")
    op.drop_table("organization")
    op.drop_table("directory_version")


def _create_directory_version() -> None:
    op.create_table(
        "directory_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_directory_version"),
    )


def _create_organization() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("sector", sa.String(50), nullable=False),
        sa.Column("community_led", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_organization"),
        sa.UniqueConstraint("name", name="uq_organization_name"),
    )


def _create_source() -> None:
    op.create_table(
        "source",
        sa.Column("key", sa.String(50), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("seen", sa.String(50), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_source"),
    )


def _create_service() -> None:
    op.create_table(
        "service",
        sa.Column("id", sa.String(100), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *_description_columns(),
        *_provenance_columns(),
        sa.Column("private_contact", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_service_organization_id_organization"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_service"),
    )
    op.create_index("ix_service_organization_id", "service", ["organization_id"])


def _description_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("child_age_from", sa.Integer(), nullable=True),
        sa.Column("child_age_to", sa.Integer(), nullable=True),
        sa.Column("gender", sa.String(20), nullable=True),
        sa.Column("area_note", sa.Text(), nullable=True),
        sa.Column("delivery", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("cost", sa.JSON(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=True),
        sa.Column("open_through", sa.JSON(), nullable=False),
        sa.Column("eligibility_notes", sa.JSON(), nullable=False),
        sa.Column("not_for", sa.JSON(), nullable=False),
        sa.Column("funded_until", sa.Date(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("omit_from_others", sa.Boolean(), nullable=False),
    ]


def _provenance_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("basis", sa.String(20), nullable=False),
        sa.Column("confidence", sa.String(20), nullable=False),
        sa.Column("seen", sa.String(50), nullable=True),
        sa.Column("confirmed", sa.Date(), nullable=True),
        sa.Column("inferred", sa.JSON(), nullable=False),
        sa.Column("verify", sa.JSON(), nullable=False),
        sa.Column("provenance_note", sa.Text(), nullable=True),
    ]


def _create_service_term() -> None:
    op.create_table(
        "service_term",
        sa.Column("service_id", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _belongs_to_service("service_term"),
        sa.PrimaryKeyConstraint("service_id", "kind", "code", name="pk_service_term"),
    )
    op.create_index("ix_service_term_kind_code", "service_term", ["kind", "code"])


def _create_contact() -> None:
    op.create_table(
        "contact",
        sa.Column("service_id", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _belongs_to_service("contact"),
        sa.PrimaryKeyConstraint("service_id", "kind", name="pk_contact"),
    )


def _create_criterion() -> None:
    op.create_table(
        "criterion",
        sa.Column("service_id", sa.String(100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(100), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        _belongs_to_service("criterion"),
        sa.PrimaryKeyConstraint("service_id", "position", name="pk_criterion"),
        sa.UniqueConstraint("service_id", "code", name="uq_criterion_service_id_code"),
    )


def _create_service_source() -> None:
    op.create_table(
        "service_source",
        sa.Column("service_id", sa.String(100), nullable=False),
        sa.Column("source_key", sa.String(50), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _belongs_to_service("service_source"),
        sa.ForeignKeyConstraint(
            ["source_key"], ["source.key"], name="fk_service_source_source_key_source"
        ),
        sa.PrimaryKeyConstraint("service_id", "source_key", name="pk_service_source"),
    )


def _belongs_to_service(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["service_id"],
        ["service.id"],
        name=f"fk_{table}_service_id_service",
        ondelete="CASCADE",
    )
