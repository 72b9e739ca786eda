"""Trains the reader on rendered lines and writes the mean of its last weights. See README.md."""
import argparse
import json
import os
import threading
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
import numpy as np


def options():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--fonts", required=True, help="a folder with the faces in it")
    cli.add_argument("--out", required=True, help="the net to write")
    cli.add_argument("--steps", type=int, default=12000, help="batches of 24 lines")
    cli.add_argument("--seed", type=int, default=20)
    cli.add_argument("--rate", type=float, default=1.6e-3, help="highest rate of learning")
    cli.add_argument("--from", dest="start", help="a net to go on from: one of ours, or ONNX")
    cli.add_argument("--threads", type=int, default=1)
    cli.add_argument("--minutes", type=float, default=1e9, help="stop after so long; not reproducible")
    return cli.parse_args()


BATCH, FRESH = 24, 14  # lines a step, and how many of them are seen for the first time
HELD_WORDS = 12_000
DECAY = 0.998


class Lines(threading.Thread):
    """Renders ahead of the training in the same order whatever the machine does: step n has the same lines anywhere."""

    def __init__(self, renderer, seed, room=6000):
        super().__init__(daemon=True)
        from queue import Queue
        self.renderer, self.rng, self.room, self.ready = renderer, np.random.default_rng(seed), room, Queue(8)

    def run(self):
        from render import frame_labels
        pictures, labels, made = [], [], 0
        while True:
            for _ in range(FRESH):
                picture, places = self.renderer.line()
                if len(pictures) < self.room:
                    pictures.append(picture)
                    labels.append(frame_labels(places))
                else:
                    pictures[made % self.room], labels[made % self.room] = picture, frame_labels(places)
                made += 1
            old = self.rng.integers(0, len(pictures), BATCH - FRESH)
            new = [(made - 1 - k) % self.room for k in range(FRESH)]
            at = [*old, *new]
            self.ready.put(self.varied(np.stack([pictures[k] for k in at]), np.stack([labels[k] for k in at])))

    def varied(self, pictures, labels):
        from net import prepared
        x = prepared(pictures) * self.rng.uniform(0.8, 1.15, (BATCH, 1, 1)) + self.rng.uniform(-0.12, 0.12, (BATCH, 1, 1))
        return np.roll(x, int(self.rng.integers(-1, 2)), 1).astype(np.float32), labels.astype(np.int32)


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        last, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            last, row[j + 1] = row[j + 1], min(row[j + 1] + 1, row[j] + 1, last + (x != y))
    return row[-1]


def main():
    args = options()
    import keras
    import tensorflow as tf
    import artefact, fonts, net, text
    from faces import HELD_OUT
    from render import Renderer, frame_labels

    tf.config.threading.set_intra_op_parallelism_threads(args.threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    keras.utils.set_random_seed(args.seed)
    words, known = text.forms(), fonts.find(args.fonts)

    held = Renderer(999, words[:HELD_WORDS], known, HELD_OUT)
    trial = [held.line() for _ in range(240)]
    trial_x = net.prepared(np.stack([picture for picture, _ in trial]))[..., None]
    wanted = [net.decoded(np.eye(net.CLASSES)[np.maximum(0, frame_labels(places))]) for _, places in trial]

    model = net.build()
    lines = Lines(Renderer(args.seed, words[HELD_WORDS:], known), args.seed)
    lines.start()
    if args.start:
        data = Path(args.start)
        begin = artefact.from_onnx(data) if data.suffix == ".onnx" else artefact.unpacked(data.read_bytes())[1]
        net.unfold(model, begin, np.concatenate([lines.ready.get()[0] for _ in range(6)])[..., None])
    mean = keras.models.clone_model(model)
    mean.set_weights(model.get_weights())
    optimizer = keras.optimizers.AdamW(args.rate, weight_decay=1e-4, beta_2=0.98, clipnorm=2.0)

    @tf.function(reduce_retracing=True)
    def step(x, frames):
        with tf.GradientTape() as tape:
            scores = model(x[..., None], training=True)
            weight = tf.where(frames < 0, 0.0, tf.where(frames == 0, 0.5, 1.0))
            each = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(frames, 0), scores)
            loss = tf.reduce_sum(each * weight) / tf.reduce_sum(weight)
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
        return loss

    def error(of):
        scores = np.concatenate([of(trial_x[k : k + 40], training=False).numpy() for k in range(0, len(trial_x), 40)])
        wrong = sum(distance(net.decoded(row), truth) for row, truth in zip(scores, wanted))
        return round(wrong / sum(map(len, wanted)), 4)

    began, average = time.time(), 0.0
    for at in range(args.steps):
        done = max(at / args.steps, (time.time() - began) / 60 / args.minutes)
        if done >= 1:
            break
        optimizer.learning_rate = args.rate * min(1, (at + 1) / 200) * (0.03 + 0.97 * (1 + np.cos(np.pi * done)) / 2)
        average += (float(step(*map(tf.constant, lines.ready.get()))) - average) * (0.01 if at else 1)
        decay = min(DECAY, (at + 1) / (at + 10))
        mean.set_weights([m * decay + w * (1 - decay) for m, w in zip(mean.get_weights(), model.get_weights())])
        if at % 250 == 0:
            Path(args.out).write_bytes(artefact.packed(net.folded(mean)))
            print(json.dumps({"minutes": round((time.time() - began) / 60, 1), "steps": at, "loss": round(average, 4), "heldOut": error(mean)}), flush=True)
    Path(args.out).write_bytes(artefact.packed(net.folded(mean)))
    print(json.dumps({"minutes": round((time.time() - began) / 60, 1), "heldOut": error(mean)}), flush=True)


if __name__ == "__main__":
    main()
