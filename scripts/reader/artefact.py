"""The net as the app reads it: four bytes of length, that much JSON, then int8 weights and float32 scales and biases."""
import json
import struct

import numpy as np
import onnx
from onnx import numpy_helper

from alphabet import BASELINE_PX, CHARS, FRAME_PX, HEIGHT_PX, LETTER_PX
from net import STEPS


def packed(weights, chars=CHARS):
    """Each output's weights share one scale: kernels are [height, width, in, out], row after row."""
    layers, blob = [], b""
    for at, (kernel, bias) in enumerate(weights):
        flat = kernel.reshape(-1, kernel.shape[-1])
        scale = np.maximum(np.abs(flat).max(0) / 127, 1e-12).astype("<f4")
        whole = np.clip(np.round(flat / scale), -127, 127).astype(np.int8)
        filters, size, strides, padding, residual = STEPS[at] if at < len(STEPS) else (kernel.shape[-1], (1, 1), (1, 1), "same", False)
        layers.append({"outputs": int(filters), "inputs": int(kernel.shape[-2]), "height": size[0], "width": size[1],
                       "strideY": strides[0], "strideX": strides[1], "isPadded": padding == "same", "isResidual": residual,
                       "isLast": at == len(STEPS)})
        blob += whole.tobytes() + scale.tobytes() + bias.astype("<f4").tobytes()
    head = {"alphabet": chars, "heightPx": HEIGHT_PX, "baselinePx": BASELINE_PX, "letterPx": LETTER_PX, "framePx": FRAME_PX, "layers": layers}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return struct.pack("<I", len(text)) + text + blob


def unpacked(data):
    size = struct.unpack("<I", data[:4])[0]
    head, at, out = json.loads(data[4 : 4 + size]), 4 + size, []
    for layer in head["layers"]:
        shape = (layer["height"], layer["width"], layer["inputs"], layer["outputs"])
        count, outputs = int(np.prod(shape)), layer["outputs"]
        whole = np.frombuffer(data, np.int8, count, at).reshape(shape)
        scale = np.frombuffer(data, "<f4", outputs, at + count)
        bias = np.frombuffer(data, "<f4", outputs, at + count + 4 * outputs)
        kernel = whole * scale
        out.append((kernel[0, 0] if layer["isLast"] else kernel, bias))
        at += count + 8 * outputs
    return head, out


def from_onnx(path):
    """Weights of a net written by hand in ONNX: w0, b0, … of the convolutions, dw and db of the product."""
    known = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    convolutions = [(known[f"w{at}"].transpose(2, 3, 1, 0), known[f"b{at}"]) for at in range(len(STEPS))]
    return [*convolutions, (known["dw"], known["db"])]
