"""The net: eight convolutions and one product. It sees about two and a half letters to either side, so it knows no words."""
import keras
import numpy as np
from keras import layers

from alphabet import CLASSES, HEIGHT_PX, WIDTH_PX

# Filters, kernel, strides, padding, and whether what came in is added to what goes out.
STEPS = [(16, (5, 5), (2, 2), "same", False), (32, (3, 3), (2, 1), "same", False), (64, (3, 3), (1, 2), "same", False),
         (96, (3, 3), (2, 1), "same", False), (160, (5, 1), (1, 1), "valid", False),
         *[(160, (1, 5), (1, 1), "same", True)] * 3]
EPSILON = 1e-3


def build(width=WIDTH_PX):
    """A picture of ink (see `prepared`) to scores, one row a frame of 4 px."""
    x = given = keras.Input((HEIGHT_PX, width, 1))
    for at, (filters, kernel, strides, padding, is_residual) in enumerate(STEPS):
        y = layers.Conv2D(filters, kernel, strides=strides, padding=padding, use_bias=False, name=f"conv{at}")(x)
        y = layers.ReLU()(layers.BatchNormalization(momentum=0.98, epsilon=EPSILON, name=f"norm{at}")(y))
        x = layers.Add()([x, y]) if is_residual else y
    x = layers.Dropout(0.05)(layers.Reshape((-1, STEPS[-1][0]))(x))
    return keras.Model(given, layers.Dense(CLASSES, name="letters")(x))


def prepared(grey):
    return (255 - grey.astype(np.float32)) / 128 - 0.5


def folded(model):
    """[(kernel, bias)] of the convolutions with their normalisation folded in, and of the product last."""
    out = []
    for at in range(len(STEPS)):
        kernel = model.get_layer(f"conv{at}").get_weights()[0]
        gain, shift, mean, variance = model.get_layer(f"norm{at}").get_weights()
        by = gain / np.sqrt(variance + EPSILON)
        out.append((kernel * by, shift - mean * by))
    return [*out, tuple(model.get_layer("letters").get_weights())]


def unfold(model, weights, pictures):
    """Puts folded weights in; the normalisation is measured on `pictures`, so that the answers stay the same."""
    for at, (kernel, bias) in enumerate(weights[:-1]):
        model.get_layer(f"conv{at}").set_weights([kernel])
        probe = keras.Model(model.input, model.get_layer(f"conv{at}").output)
        seen = probe(pictures, training=False).numpy()
        mean, variance = seen.mean((0, 1, 2)), seen.var((0, 1, 2))
        gain = np.sqrt(variance + EPSILON)
        model.get_layer(f"norm{at}").set_weights([gain, bias + mean, mean, variance])
    kernel, bias = model.get_layer("letters").get_weights()
    kernel, bias = kernel * 0.1, np.full_like(bias, -6)
    kernel[:, : weights[-1][0].shape[1]], bias[: len(weights[-1][1])] = weights[-1]
    model.get_layer("letters").set_weights([kernel, bias])


def decoded(scores):
    """The best letter of each frame, repeats made one."""
    best = scores.argmax(-1)
    return [int(c) for at, c in enumerate(best) if c and (at == 0 or c != best[at - 1])]
