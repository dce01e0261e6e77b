"""The parts of ours that run inside the Rasa process: recognising, speaking and forgetting."""
