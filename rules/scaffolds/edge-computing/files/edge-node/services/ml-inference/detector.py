"""What is usual for a sensor, learned while it measures. Small enough for any machine; put a model of yours here."""

from math import sqrt


class Detector:
    def __init__(self, threshold=4.0, memory=0.05, warm_up=30):
        self.threshold = threshold
        self.memory = memory
        self.warm_up = warm_up
        self._seen = {}

    def judge(self, sensor, value):
        """How far a value is from the usual, where it is too far; None otherwise."""
        count, mean, variance = self._seen.get(sensor, (0, value, 0.0))
        distance = abs(value - mean) / sqrt(variance) if variance > 0 else 0.0
        unusual = count >= self.warm_up and distance > self.threshold
        if not unusual:
            # What is unusual must not become the usual.
            step = value - mean
            mean += self.memory * step
            variance = (1 - self.memory) * (variance + self.memory * step * step)
            self._seen[sensor] = (count + 1, mean, variance)
        return round(distance, 2) if unusual else None
