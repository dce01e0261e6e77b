"""Plain words of danger in the six languages, for tests of where and how they are heard."""

CRISIS = {
    "en": "I want to kill myself",
    "tr": "kendimi öldürmek istiyorum",
    "pl": "chcę się zabić",
    "so": "waan isdilayaa",
    "es": "quiero matarme",
    "ar": "أريد أن أقتل نفسي",
}
